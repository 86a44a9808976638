import { integrationLicenceSet } from '../integration-licence.ts';
import { nameKey } from './record-key.ts';

/** UserLicense.Name of users that can only call APIs; matched by name, since its definition key is not documented (facts 2.x [A]). */
export const integrationLicence = 'Salesforce Integration';
/** DeveloperName of the permission set licence that goes with it (facts 1.2 [A]). */
export const integrationSetLicence = integrationLicenceSet.developerName;

/** User licences of one word; any other licence of one word that a file names is a permission set licence, by its developer name (facts 1.2 [A]). */
const userLicences = new Set(['salesforce', 'identity', 'partner', 'guest']);
export const isUserLicence = (label: string): boolean => label.includes(' ') || userLicences.has(nameKey(label));
