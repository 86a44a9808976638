import type { HandOver } from './auth-method.ts';
import type { ProblemWords } from './plan-result.ts';
import type { OrgIdentity } from './ports.ts';
import type { Proof } from './proof.ts';

/** One integration after an apply. */
export interface AppliedIntegration {
  readonly integration: string;
  readonly environment: string;
  readonly username: string;
  readonly outcome: 'applied' | 'nothing-to-do' | 'failed' | 'declined';
  readonly planDigest: string;
  readonly proof?: Proof;
  /** Project files written. */
  readonly written: readonly string[];
  readonly handOver: readonly HandOver[];
  readonly problem?: ProblemWords;
}

/** What `apply` did; its --json result. No secret. */
export interface ApplyReport {
  readonly org: OrgIdentity;
  readonly applied: readonly AppliedIntegration[];
  readonly passedOver: readonly { readonly path: string; readonly integration: string; readonly why: string }[];
  readonly failed: readonly { readonly path: string; readonly integration: string; readonly problem: ProblemWords }[];
}
