import type { HandOver } from './auth-method.ts';
import type { Plan } from './plan.ts';
import type { OrgIdentity } from './ports.ts';
import type { Proof } from './proof.ts';
import type { Spec } from './spec.ts';

/** What `create` did, or would do; its --json result. No secret. */
export interface CreateResult {
  readonly outcome: 'created' | 'nothing-to-do' | 'validated' | 'declined';
  readonly integration: string;
  readonly org: OrgIdentity;
  readonly environment: string;
  readonly username: string;
  /** How the integration logs in; with authorization-code its vendor does, later. */
  readonly flow: Spec['auth']['flow'];
  readonly plan: Plan;
  /** What is granted differently from the spec's words, and why. */
  readonly notes: readonly string[];
  readonly proof?: Proof;
  /** Where the credential is kept, and what the vendor needs: no secret. */
  readonly handOver: readonly HandOver[];
  /** Project files written. */
  readonly written: readonly string[];
}
