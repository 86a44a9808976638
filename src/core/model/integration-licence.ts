import type { Spec } from './spec.ts';

/** The permission set licence that lets a user on the Salesforce Integration licence reach standard objects (facts 1.2, 2.x [A]). */
export const integrationLicenceSet = { developerName: 'SalesforceAPIIntegrationPsl', label: 'Salesforce API Integration' } as const;

/** Permission set licences that a spec's identity holds, by developer name. The full Salesforce licence allows what a permission set may hold by itself. */
export function neededLicences({ identity }: Spec): readonly string[] {
  return identity.licence === 'Salesforce Integration' ? [integrationLicenceSet.developerName] : [];
}
