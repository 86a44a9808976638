import type { Change } from './component.ts';

export interface PlannedStep {
  readonly component: string;
  /** e.g. `permission set hubspot_Integration` */
  readonly title: string;
  readonly changes: readonly Change[];
}
/** Ordered steps that take the org from what is to what the spec says. */
export interface Plan {
  readonly integration: string;
  readonly orgId: string;
  readonly environment: string;
  /** Only the steps that change something, in order. */
  readonly steps: readonly PlannedStep[];
  /** SHA-256 over everything above. */
  readonly digest: string;
}

/** A plan as it is kept in a file between review and apply. Holds no secret. */
export interface SavedPlan {
  readonly apiVersion: 'integration-user/v1';
  readonly kind: 'plan';
  /** ISO date-time. */
  readonly madeAt: string;
  /** The username that looked. */
  readonly by: string;
  readonly org: { readonly orgId: string; readonly name: string; readonly isSandbox: boolean };
  /** SHA-256 over the policy; a plan made under another policy is not this one. */
  readonly policyDigest: string;
  readonly specs: readonly PlannedSpec[];
  /** SHA-256 over everything above. */
  readonly digest: string;
}

export interface PlannedSpec {
  /** Relative to the project. */
  readonly path: string;
  /** SHA-256 over what the spec says; comments and layout do not count. */
  readonly specDigest: string;
  /** On first use: the environment that becomes this org when the plan is applied. */
  readonly firstUse: boolean;
  /** The environment's sandbox was refreshed, as the person who made the plan said. */
  readonly refreshed?: true;
  readonly plan: Plan;
}
