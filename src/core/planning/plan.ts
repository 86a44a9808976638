import { createHash } from 'node:crypto';
import type { Change, Target } from '../model/component.ts';

export interface PlannedStep {
  readonly component: string;
  /** e.g. `permission set hubspot_Integration` */
  readonly title: string;
  readonly changes: readonly Change[];
}
export interface Plan {
  readonly integration: string;
  readonly orgId: string;
  readonly environment: string;
  /** Only the steps that change something, in order. */
  readonly steps: readonly PlannedStep[];
  /** SHA-256 over everything above. */
  readonly digest: string;
}

export function planOf(target: Target, steps: readonly PlannedStep[]): Plan {
  const what = {
    integration: target.spec.name,
    orgId: target.org.orgId,
    environment: target.environment,
    steps: steps.filter((step) => step.changes.length > 0),
  };
  return { ...what, digest: createHash('sha256').update(JSON.stringify(what)).digest('hex') };
}
