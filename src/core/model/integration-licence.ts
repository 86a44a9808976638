/** The permission set licence that lets a user on the Salesforce Integration licence reach standard objects (facts 1.2, 2.x [A]). */
export const integrationLicenceSet = { developerName: 'SalesforceAPIIntegrationPsl', label: 'Salesforce API Integration' } as const;
