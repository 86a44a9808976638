/** How much the large seed holds, exactly: the org that costs of `check` are measured on (issue 4). */
export const sizes = {
  users: 10_000,
  profiles: 200,
  /** Made by administrators: those that profiles own are not counted. */
  permissionSets: 1000,
  assignments: 60_000,
  integrations: 50,
  logins: 1_000_000,
  tokens: 3000,
} as const;

/** Days of log-ins, within what the org keeps. */
export const DAYS = 179;
export const DAY = 86_400_000;
