import type { CredentialFlow, Random } from '../../core/model/ports.ts';
import { Secret } from '../../core/model/secret.ts';
import { makeKeyPair } from './certificate.ts';

/** A consumer key as Salesforce's own are long, and a secret of the same alphabet (facts 1.3). */
const consumerKeyLength = 85;
const secretLength = 64;

export interface NewCredential {
  readonly consumerKey: string;
  /** PEM of the private key, or the consumer secret; none with authorization-code, whose secret the org makes and its vendor gets from Setup. */
  readonly secret?: Secret;
  /** PEM; with jwt-bearer. */
  readonly certificate?: string;
}

type Parts = Omit<NewCredential, 'consumerKey'>;
export interface Making {
  readonly integration: string;
  readonly now: Date;
  readonly validDays: number;
  readonly random: Random;
}

const partsOf: Readonly<Record<CredentialFlow, (making: Making) => Promise<Parts>>> = {
  'jwt-bearer': async ({ integration, now, validDays }) => {
    const pair = await makeKeyPair(integration, now, validDays);
    return { secret: new Secret(pair.privateKey), certificate: pair.certificate };
  },
  'client-credentials': async ({ random }) => ({ secret: new Secret(random.text(secretLength)) }),
  'authorization-code': async () => ({}),
};

/** What a flow logs in with; nothing of it is anywhere yet. */
export async function newCredential(flow: CredentialFlow, making: Making): Promise<NewCredential> {
  return { consumerKey: making.random.text(consumerKeyLength), ...(await partsOf[flow](making)) };
}
