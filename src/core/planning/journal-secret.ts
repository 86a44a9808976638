/** What a secret looks like (security facts C.3, rule 5), and what each is called where one is met. */
const looks: readonly (readonly [kind: string, look: RegExp])[] = [
  ['a private key or certificate', /-----BEGIN |LS0tLS1CRUdJTi|MII[A-Za-z0-9+/]{40}/],
  ['a session id', /00D[A-Za-z0-9]{12,15}(?:!|%21)/],
  ['a token', /eyJ[A-Za-z0-9_-]{4,}\.[A-Za-z0-9_-]{4,}\./],
  ['a consumer key', /3MVG9[A-Za-z0-9._]{10}/],
  ['a login link', /force:\/\/\S/],
];

/** Consumer keys and secrets that we made ourselves are 85 and 64 random letters and digits; a digest has no capital letter. */
function isRandomText(run: string): boolean {
  return [/[a-z]/, /[A-Z]/, /\d/].every((kind) => kind.test(run));
}

/** The kind of secret that a text holds, in words; `undefined` where it holds none. */
export function secretIn(text: string): string | undefined {
  const [kind] = looks.find(([, look]) => look.test(text)) ?? [];
  return kind ?? ((text.match(/[A-Za-z0-9]{60,}/g) ?? []).some(isRandomText) ? 'random text as long as a key' : undefined);
}
