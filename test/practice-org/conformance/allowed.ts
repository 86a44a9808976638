/** Differences between the practice org and a recording that are no mistakes, each with its reason. */
export const ALLOWED: readonly { difference: RegExp; reason: string }[] = [
  { difference: /^AuthSession\.SourceIp (filterable|groupable|sortable): false/, reason: 'object reference v63: SourceIp has no properties at all (facts 2.x AuthSession [A])' },
  { difference: /^SetupAuditTrail\.(Action|Section|DelegateUser) groupable: false/, reason: 'object reference v63: not groupable (facts 2.x SetupAuditTrail [A])' },
  { difference: /^UserLicense\.UsedLicenses filterable: false/, reason: 'not filterable from API 64 on; the cache is older (facts 2.x UserLicense [A])' },
  { difference: /^SetupEntityAccess\.SetupEntityId references ExternalClientApplication/, reason: 'external client apps came after the cache (facts 2.x SetupEntityAccess [A])' },
];

export function allowed(difference: string): boolean {
  return ALLOWED.some((entry) => entry.difference.test(difference));
}
