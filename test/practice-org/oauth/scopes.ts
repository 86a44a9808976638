/** Metadata enum name to what OAuth calls it; the rest are snake_case of their names. */
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

/** `scope` of a token response. */
export function scopeText(scopes: string[]): string {
  return scopes.map(scopeName).join(' ');
}

/** The app's scopes a request asks for; all of them where it asks for none. `undefined` where it asks for one the app has not. */
export function requestedScopes(appScopes: string[], asked: string | null): string[] | undefined {
  if (asked === null || asked.trim() === '') return appScopes;
  const wanted = asked.trim().split(/[\s+]+/);
  const known = new Map(appScopes.map((scope) => [scopeName(scope), scope]));
  const found = wanted.map((name) => known.get(name === 'offline_access' ? 'refresh_token' : name));
  return found.every((scope) => scope !== undefined) ? found : undefined;
}
