import type { Severity } from '../policy.ts';
import type { Evidence, Subject } from './check.ts';
import type { DatasetId, Snapshot } from './datasets.ts';
import type { Gap } from './fact.ts';
import type { Place } from './place.ts';
import type { Result, Rule } from './rule.ts';
import type { Signal } from './view.ts';

/** One org or one set of files that was checked. */
export interface ReportTarget {
  /** As Snapshot.id. */
  readonly id: string;
  readonly name: string;
  readonly mode: Snapshot['mode'];
  readonly takenAt?: string;
  readonly isSandbox?: boolean;
  readonly edition?: string;
  readonly caller?: string;
  /** It could not be read at all: why, and what to do. */
  readonly problem?: { readonly message: string; readonly actions: readonly string[] };
  /** What could not be read or not whole, and the ids of the rules that need it. */
  readonly gaps: readonly { readonly dataset: DatasetId; readonly state: 'partial' | 'unknown'; readonly gap: Gap; readonly rules: readonly string[] }[];
  /** Ids of selected rules that files cannot answer at all; empty for an org. */
  readonly notAnswered: readonly string[];
}

export interface ReportWaiver {
  readonly owner: string;
  readonly reason: string;
  /** ISO date */
  readonly expires: string;
  /** `policy` or the spec's exceptions. */
  readonly from: 'policy' | 'spec';
}

/** A waiver or exception as it stands, and what it did in this run. */
export interface ReportWaiverUse extends ReportWaiver {
  readonly rule: string;
  /** As the policy names it; of a spec's exception, the spec's name. */
  readonly subject: string;
  readonly expired: boolean;
  /** How many fails and warnings it is about. */
  readonly findings: number;
}

/** What is told of a finding in a baseline. */
export interface BaselineSummary {
  readonly rule: string;
  readonly target: string;
  readonly subject: string;
  readonly words: string;
}

/** One rule's answer on one subject of one target. */
export interface Finding {
  /** Stable across runs: rule, target, subject, and the keys of the evidence. */
  readonly fingerprint: string;
  readonly rule: string;
  readonly title: string;
  readonly severity: Severity;
  readonly result: Result;
  /** ReportTarget.id */
  readonly target: string;
  readonly subject: Subject;
  /** The spec's name, else what the account or app is called. */
  readonly integration?: string;
  /** One sentence. */
  readonly words: string;
  readonly evidence: readonly Evidence[];
  readonly gaps: readonly Gap[];
  readonly fix: { readonly kind: Rule['fix']['kind']; readonly exact: string; readonly words: string };
  readonly place?: Place;
  /** With `waived`: by whom; with `fail` or `warn`: an expired one, which did not help. */
  readonly waiver?: ReportWaiver & { readonly expired: boolean };
  /** With a baseline: whether it was in it. */
  readonly isNew?: boolean;
  /** Whether it counts for the exit code. */
  readonly gates: boolean;
}

/** One integration, or account that acts like one. */
export interface ReportIntegration {
  readonly target: string;
  /** Finding.integration */
  readonly name: string;
  readonly label: string;
  readonly registered: boolean;
  readonly usernames: readonly string[];
  readonly apps: readonly string[];
  readonly owner?: string;
  readonly confidence: number;
  readonly signals: readonly Signal[];
  /** 0 to 100; absent where nothing could be judged. */
  readonly score?: number;
  readonly counts: Readonly<Record<Result, number>>;
  /** Practice key (`BP1`) to the worst answer of its rules. */
  readonly practices: Readonly<Record<string, Result>>;
}

/** Something Salesforce takes away or changes on a date, that an integration still uses. */
export interface Readiness {
  readonly target: string;
  readonly integration: string;
  /** `soap-login`, `username-password`, `old-api-version`, `connected-app`, `uninstalled-app` */
  readonly topic: string;
  readonly words: string;
  /** When, in words: `Summer '27`; or an ISO date. */
  readonly by: string;
  readonly todo: string;
  readonly rules: readonly string[];
}

export interface ReportRule extends Pick<Rule, 'id' | 'title' | 'severity' | 'subject' | 'practices' | 'rationale' | 'remediation' | 'mapping'> {
  readonly counts: Readonly<Record<Result, number>>;
}

/** The result of `check`: what `--json` and every format show. */
export interface CheckReport {
  readonly format: 'integration-user/check/v1';
  readonly tool: { readonly name: string; readonly version: string };
  readonly at: string;
  readonly targets: readonly ReportTarget[];
  readonly integrations: readonly ReportIntegration[];
  /** Worst first. */
  readonly findings: readonly Finding[];
  readonly rules: readonly ReportRule[];
  readonly readiness: readonly Readiness[];
  readonly waivers: readonly ReportWaiverUse[];
  /** With a baseline: how many findings were in it, how many are new, and what it holds that is mended. */
  readonly baseline?: { readonly known: number; readonly new: number; readonly fixed: readonly BaselineSummary[] };
  readonly counts: Readonly<Record<Result, number>>;
  readonly gate: {
    readonly failOn: Severity | 'none';
    readonly failOnWarn: boolean;
    readonly strict: boolean;
    /** How many findings count for the exit code. */
    readonly failing: number;
    readonly unknown: number;
    readonly exitCode: number;
    /** One sentence: why this exit code. */
    readonly words: string;
  };
}
