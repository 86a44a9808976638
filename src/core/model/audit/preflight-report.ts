import type { DatasetId } from './datasets.ts';
import type { ReportTarget } from './report.ts';

/** The worst first. `part`: the caller's own rows, which tell nothing about others; `not-told`: the org does not say what the caller may. */
export const sights = ['nothing', 'part', 'not-told', 'whole'] as const;
export type Sight = (typeof sights)[number];

/** What the caller sees of one dataset, and what it costs. */
export interface PreflightDataset {
  readonly dataset: DatasetId;
  /** In words. */
  readonly what: string;
  readonly sees: Sight;
  /** Labels of the permissions that would show it whole, as Setup has them; empty where it is seen whole. */
  readonly missing: readonly string[];
  /** Ids of the rules that will say unknown without it. */
  readonly rules: readonly string[];
  /** Ids of the rules that will see less. */
  readonly weakened: readonly string[];
}

/** What one more permission would show. */
export interface PreflightGain {
  /** As Setup calls it; several where any one of them is enough. */
  readonly permission: string;
  readonly datasets: readonly DatasetId[];
  readonly rules: readonly string[];
  readonly weakened: readonly string[];
}

export interface PreflightTarget extends Pick<ReportTarget, 'id' | 'name' | 'caller' | 'problem'> {
  /** Of all that the selected rules read. */
  readonly datasets: readonly PreflightDataset[];
  /** The one that costs most rules first. */
  readonly gains: readonly PreflightGain[];
  /** How many selected rules an org can answer, and the ids of those that will say unknown for want of a permission. */
  readonly rules: number;
  readonly blind: readonly string[];
}

/** The result of `check --preflight`. */
export interface PreflightReport {
  readonly format: 'integration-user/preflight/v1';
  readonly at: string;
  readonly targets: readonly PreflightTarget[];
  readonly exitCode: number;
}
