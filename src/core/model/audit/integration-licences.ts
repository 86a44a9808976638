import { integrationLicenceSet } from '../integration-licence.ts';

/** UserLicense.Name of users that can only call APIs; matched by name, since its definition key is not documented (facts 2.x [A]). */
export const integrationLicence = 'Salesforce Integration';
/** DeveloperName of the permission set licence that goes with it (facts 1.2 [A]). */
export const integrationSetLicence = integrationLicenceSet.developerName;
