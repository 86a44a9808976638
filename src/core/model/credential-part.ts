import type { CredentialStore } from './credential-store.ts';
import type { CredentialFlow } from './ports.ts';

/** What `credential show` can hand out. */
export const credentialParts = ['private-key', 'certificate', 'consumer-key', 'consumer-secret'] as const;
export type CredentialPart = (typeof credentialParts)[number];

const ofFlow: Readonly<Record<CredentialFlow, readonly CredentialPart[]>> = {
  'jwt-bearer': ['private-key', 'certificate', 'consumer-key'],
  'client-credentials': ['consumer-key', 'consumer-secret'],
  'authorization-code': ['consumer-key'],
};

/** What there is of a credential of this flow. */
export function partsOf(flow: CredentialFlow): readonly CredentialPart[] {
  return ofFlow[flow];
}

export function partName(part: CredentialPart): string {
  return part.replace('-', ' ');
}

const fileOf = { 'private-key': 'private-key.pem', 'consumer-secret': 'consumer-secret' } as const;
const bySafeWay = 'hand it over in a safe way, never by e-mail or chat';

/** Where a secret is kept, for the summary of who made it. `kept` is the credential's folder. */
export function secretPlace(part: keyof typeof fileOf, kept: string, store: CredentialStore | undefined): string {
  if (store?.kind === 'command') return `in ${store.put.argv[0] ?? ''}, which took it; ${bySafeWay}`;
  if (store?.kind === 'age') return `${kept}/${fileOf[part]}.age, which any custodian opens with age; ${bySafeWay}`;
  return `${kept}/${fileOf[part]}; ${bySafeWay}`;
}
