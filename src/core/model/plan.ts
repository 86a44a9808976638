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
