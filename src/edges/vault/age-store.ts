import type { Decrypter } from 'age-encryption';
import type { AgeRecipient } from '../../core/model/credential-store.ts';
import type { Sealed } from '../../core/model/ports.ts';
import { Secret } from '../../core/model/secret.ts';
import { Problem } from '../../problems.ts';
import { identityVariable, readIdentities } from './age-identity.ts';

const armour = '-----BEGIN AGE ENCRYPTED FILE-----';

export function isSealedText(text: string): boolean {
  return text.startsWith(armour);
}

/** Who of them has no key, in words; `undefined` where all have one. */
export function withoutKey(recipients: readonly AgeRecipient[]): string | undefined {
  const without = recipients.filter(({ key }) => key === undefined).map(({ email }) => email);
  return recipients.length > 0 && without.length === 0 ? undefined : without.join(', ') || 'there are none';
}

/** The public keys of all custodians. Throws `store-age-nobody` where one has none: a key that only some can open is lost with them. */
export function keysOfAll(recipients: readonly AgeRecipient[]): readonly string[] {
  const without = withoutKey(recipients);
  if (without !== undefined) throw new Problem('store-age-nobody', [without]);
  return [...new Set(recipients.flatMap(({ key }) => key ?? []))];
}

/** Encrypted so that each of the keys opens it, with this library or with age itself: text, in age's armour. */
export async function seal(secret: Secret, keys: readonly string[]): Promise<string> {
  const { armor, Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  for (const key of keys) encrypter.addRecipient(key);
  return armor.encode(await secret.use((text) => encrypter.encrypt(text)));
}

export interface SealedText {
  readonly text: string;
  /** Where it is, for people. */
  readonly where: string;
  /** What is in it: `private key`. */
  readonly what: string;
}

/** `undefined` where a key is mistyped. What the library says of it is dropped: it quotes the key. */
async function decrypterWith(keys: readonly Secret[]): Promise<Decrypter | undefined> {
  const library = await import('age-encryption');
  try {
    const decrypter = new library.Decrypter();
    for (const key of keys) key.use((each) => decrypter.addIdentity(each));
    return decrypter;
  } catch {
    return undefined;
  }
}

const sealed = (key: string, tokens: readonly string[]): Sealed => ({ kind: 'sealed', why: new Problem(key, tokens) });

/** The secret, or why it does not open here. Throws `vault-damaged` for a text that nobody's key could open. */
export async function unseal({ text, where, what }: SealedText, identityFile: string | undefined, windows: boolean): Promise<Secret | Sealed> {
  if (identityFile === undefined || identityFile === '') return sealed('sealed-no-identity', [what, where, identityVariable]);
  const keys = await readIdentities(identityFile, windows);
  if ('kind' in keys) return keys;
  const decrypter = await decrypterWith(keys);
  if (decrypter === undefined) return sealed('sealed-identity-unusable', [identityFile, identityVariable, 'a key in it is mistyped']);
  const { armor } = await import('age-encryption');
  try {
    return new Secret(await decrypter.decrypt(armor.decode(text), 'text'));
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('no identity matched')) return sealed('sealed-identity-foreign', [what, identityFile, where]);
    throw new Problem('vault-damaged', [where]);
  }
}
