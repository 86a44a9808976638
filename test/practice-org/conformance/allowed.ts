/** Differences between the practice org and a recording that are no mistakes, each with its reason. */
export const ALLOWED: readonly { difference: RegExp; reason: string }[] = [
  {
    difference: /^AuthSession\.SourceIp (filterable|groupable|sortable): false/,
    reason: 'object reference v63: SourceIp has no properties at all (facts 2.x AuthSession [A])',
  },
  {
    difference: /^SetupAuditTrail\.(Action|Section|DelegateUser) groupable: false/,
    reason: 'object reference v63: not groupable (facts 2.x SetupAuditTrail [A])',
  },
  {
    difference: /^UserLicense\.UsedLicenses filterable: false/,
    reason: 'not filterable from API 64 on; the cache is older (facts 2.x UserLicense [A])',
  },
  {
    difference: /^SetupEntityAccess\.SetupEntityId references ExternalClientApplication/,
    reason: 'external client apps came after the cache (facts 2.x SetupEntityAccess [A])',
  },
  {
    difference: /^UserPermissionAccess\.Permissions\w+ is in no recording/,
    reason: 'the recording is older than the permissions of API 64 (facts 1.2 [A])',
  },
];

const NO_USE = 'no part of the product reads it';

/** Recorded objects the practice org does not have. */
export const LEFT_OUT: ReadonlyMap<string, string> = new Map([
  ['ActiveProfileMetric', NO_USE],
  ['ApiEventStream', 'a streaming event of Event Monitoring, which this edition has not'],
  ['CaseHistory2', 'case lifecycle, no field history; no part of the product reads it'],
  ['IdpEventLog', NO_USE],
  ['NetworkUserHistoryRecent', 'exists with Experience Cloud only'],
  ['TenantUsageEntitlement', NO_USE],
  ['UserSetupEntityAccess', NO_USE],
]);

export function allowed(difference: string): boolean {
  return ALLOWED.some((entry) => entry.difference.test(difference));
}
