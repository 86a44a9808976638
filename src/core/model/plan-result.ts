import type { Plan } from './plan.ts';
import type { OrgIdentity } from './ports.ts';

/** A problem as a person and a program read it. A type, so that --json's data takes it. */
export type ProblemWords = { readonly name: string; readonly message: string; readonly actions: readonly string[] };

/** One integration held against the org. */
export interface PlannedIntegration {
  readonly path: string;
  readonly integration: string;
  readonly environment: string;
  readonly username: string;
  /** The environment becomes this org when the plan is applied. */
  readonly firstUse: boolean;
  /** Whether the last run here ended with a proof. */
  readonly proven: boolean;
  /** Runs that were begun and not ended. */
  readonly openRuns: number;
  readonly plan: Plan;
  readonly notes: readonly string[];
  /** Why it cannot be applied as it stands. */
  readonly obstacles: readonly ProblemWords[];
}

export interface NotPlannedIntegration {
  readonly path: string;
  readonly integration: string;
  readonly problem: ProblemWords;
}

/** What `plan` found; its --json result. No secret. */
export interface PlanReport {
  readonly org: OrgIdentity;
  /** Of the saved plan. */
  readonly digest?: string;
  readonly changed: boolean;
  readonly integrations: readonly PlannedIntegration[];
  readonly passedOver: readonly { readonly path: string; readonly integration: string; readonly why: string }[];
  readonly failed: readonly NotPlannedIntegration[];
  /** Project files written. */
  readonly written: readonly string[];
}
