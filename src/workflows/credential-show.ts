import { armoured } from '../core/model/certificate-text.ts';
import { partName, partsOf, type CredentialPart } from '../core/model/credential-part.ts';
import type { OpenCredential, StoredCredential } from '../core/model/ports.ts';
import { Secret } from '../core/model/secret.ts';
import { exitCodes, Problem } from '../problems.ts';
import { placeOf, type CredentialChoice, type CredentialDeps } from './credential-place.ts';

export interface ShowCredentialInput extends CredentialChoice {
  readonly part: CredentialPart;
}

/** One part of a credential. `value` opens it: a store may be asked for it only then. */
export interface ShownCredential {
  readonly integration: string;
  readonly orgId: string;
  readonly environment: string;
  readonly part: CredentialPart;
  readonly value: () => Promise<Secret>;
}

const secretOf = { 'private-key': ({ privateKey }: OpenCredential) => privateKey, 'consumer-secret': ({ consumerSecret }: OpenCredential) => consumerSecret } as const;

function publicPart(part: 'certificate' | 'consumer-key', { certificate = '', consumerKey }: StoredCredential): Secret {
  return new Secret(part === 'certificate' ? armoured(certificate) : consumerKey);
}

/**
 * One part of a credential, for somebody who takes it somewhere. Throws `vault-empty` where there is no credential and
 * `credential-no-such-part` (exit 2); `value` throws what opens it where it is sealed.
 */
export async function showCredential(deps: CredentialDeps, input: ShowCredentialInput): Promise<ShownCredential> {
  const { part, loaded: { value: spec } } = input;
  const { org, chosen, store } = await placeOf(deps, input);
  const stored = await deps.vault.find(org.orgId, spec.name);
  if (stored === undefined) throw new Problem('vault-empty', [spec.name, deps.vault.where(org.orgId, spec.name)]);
  const parts = partsOf(stored.flow);
  if (!parts.includes(part)) throw new Problem('credential-no-such-part', [spec.name, stored.flow, partName(part), parts.join(', ')], exitCodes.wrongUse);
  const value = async (): Promise<Secret> => {
    if (part === 'certificate' || part === 'consumer-key') return publicPart(part, stored);
    const opened = await deps.vault.open(org.orgId, spec.name, store);
    if (opened.kind === 'sealed') throw opened.why;
    return secretOf[part](opened.credential) ?? new Secret('');
  };
  return { integration: spec.name, orgId: org.orgId, environment: chosen.name, part, value };
}
