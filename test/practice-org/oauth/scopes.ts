/** Metadata enum name to what OAuth calls it; the rest are snake_case of their names. Sessions and grants hold OAuth's names. */
const names: Record<string, string> = {
  Basic: 'id',
  OfflineAccess: 'refresh_token',
  OpenID: 'openid',
  Chatter: 'chatter_api',
  Pardot: 'pardot_api',
  Wave: 'wave_api',
  Eclair: 'eclair_api',
  CustomApplications: 'visualforce',
};

/** e.g. `RefreshToken` to `refresh_token`. */
export function scopeName(scope: string): string {
  return names[scope] ?? scope.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase();
}

/** OAuth names of an app's scopes, for a flow that leaves no refresh token. */
export function accessScopes(appScopes: string[]): string[] {
  return [...new Set(appScopes.map(scopeName))].filter((scope) => scope !== 'refresh_token');
}

/** OAuth names of the scopes a request asks for; all of the app's where it asks for none. `undefined` where the app has not all of them. */
export function requestedScopes(appScopes: string[], asked: string | null): string[] | undefined {
  const known = new Set(appScopes.map(scopeName));
  if (asked === null || asked.trim() === '') return [...known];
  const wanted = asked.trim().split(/[\s+]+/).map((name) => (name === 'offline_access' ? 'refresh_token' : name));
  return wanted.every((name) => known.has(name)) ? wanted : undefined;
}
