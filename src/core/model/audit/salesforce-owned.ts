import { nameKey } from './record-key.ts';

/** What Salesforce itself puts into orgs, by name, because `custom` says nothing reliable of it (catalogue, policy default salesforceOwned [B]). */

const ownProfiles = new Set(['Analytics Cloud Integration User', 'Analytics Cloud Security User', 'Sales Insights Integration User', 'SalesforceIQ Integration User'].map(nameKey));
const ownContent = new Set(['Minimum Access - API Only Integrations', 'Salesforce API Only System Integrations'].map(nameKey));

/** Profiles that nobody in the org can change, nor their users. */
export const isSalesforceProfile = (name: string): boolean => ownProfiles.has(nameKey(name));
/** Profiles whose content is Salesforce's own, but whose users are the org's: those are judged, the content is not. */
export const isSalesforceContent = (name: string): boolean => ownProfiles.has(nameKey(name)) || ownContent.has(nameKey(name));
/** Guests, automated processes, the platform's own integration user, community users. */
export const isStandardUserType = (userType: string): boolean => userType === 'Standard';
