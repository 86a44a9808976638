/** What the org writes for scopes that mean the same to it (facts 1.3 [B]). */
const sameAs: Readonly<Record<string, string>> = { OfflineAccess: 'RefreshToken', Address: 'Basic', Email: 'Basic', Phone: 'Basic', Profile: 'Basic' };

/** Scopes in one normal form: synonyms folded, each once, sorted. */
export function normalScopes(scopes: readonly string[]): readonly string[] {
  return [...new Set(scopes.map((scope) => scope.trim()).filter((scope) => scope !== '').map((scope) => sameAs[scope] ?? scope))].toSorted();
}

/** The two lists of an external client app's elements, e.g. `Api, RefreshToken`. */
export function fromCommas(list: string | undefined): readonly string[] {
  return (list ?? '').split(',').map((part) => part.trim()).filter((part) => part !== '');
}
export function toCommas(list: readonly string[]): string {
  return list.join(', ');
}

/** Nobody comes back to such a page: flows without a person need a callback address only because the platform asks for one. */
export const noCallback = 'https://login.salesforce.com/services/oauth2/success';

/** Days after which an unused refresh token ends, where a flow has one. */
export const idleRefreshDays = 30;
