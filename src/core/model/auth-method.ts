import type { Target } from './component.ts';
import type { CredentialPart } from './credential-part.ts';
import type { LoginRequest } from './ports.ts';
import type { Spec } from './spec.ts';

/** One thing the vendor is told; never a secret, only where it is kept. */
export interface HandOver {
  readonly item: string;
  readonly value: string;
  /** Present where the value is only a place: what `credential show` hands out there. */
  readonly part?: CredentialPart;
  /** Present where it is for us to do, and not for the vendor to read. */
  readonly audience?: 'team';
}

/** What is said to a vendor depends on no more than this. */
export type HandOverTarget = Pick<Target, 'spec' | 'names' | 'org' | 'username' | 'store'>;

/** How an identity authenticates: what is kept for it, and what its vendor must be given. */
export interface AuthMethod {
  readonly id: Spec['auth']['flow'];
  /** In plain words. */
  readonly title: string;
  /** The flow this tool can log in with to prove it; absent where only the vendor can. */
  readonly login?: LoginRequest['flow'];
  /** `kept` is where the credential is, without it. */
  handOver(target: HandOverTarget, kept: string): readonly HandOver[];
}

/** JWT audience and login host: by the kind of org (facts 3.4). A practice org answers for itself. */
export function loginHost(target: Pick<Target, 'org'>): string {
  if (target.org.loopback) return target.org.instanceUrl;
  return target.org.isSandbox ? 'https://test.salesforce.com' : 'https://login.salesforce.com';
}
