import type { Severity } from '../policy.ts';
import type { DatasetId } from './datasets.ts';
import type { AppKind } from './rows-apps.ts';

export const results = ['pass', 'fail', 'warn', 'unknown', 'not-applicable', 'waived'] as const;
export type Result = (typeof results)[number];

export const subjectKinds = ['identity', 'app', 'profile', 'permission set', 'integration', 'org'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export type Answers = 'yes' | 'partly' | 'no';

/** A rule as data: what people and reports are told of it. The code that judges stands beside it. */
export interface Rule {
  /** `IU-IDN-001` */
  readonly id: string;
  /** The good state, at most 80 characters. */
  readonly title: string;
  readonly severity: Severity;
  /** The severity of a finding of a worse kind, and when. */
  readonly raise?: { readonly to: Severity; readonly when: string };
  readonly tier: 'core' | 'plus';
  readonly subject: SubjectKind;
  /** Ids of practices (practices.ts). */
  readonly practices: readonly string[];
  readonly rationale: string;
  /** Required: pass and warn need all of them complete for the subject. */
  readonly facts: readonly DatasetId[];
  readonly optionalFacts: readonly DatasetId[];
  /** Whether an org's data are read for it. */
  readonly orgMode: 'yes' | 'no';
  readonly sourceMode: {
    readonly answers: Answers;
    readonly facts: readonly DatasetId[];
    readonly optionalFacts: readonly DatasetId[];
    /** What files can tell, in words. */
    readonly what: string;
  };
  readonly logic: Readonly<Record<'not-applicable' | 'fail' | 'unknown' | 'warn' | 'pass', string | undefined>>;
  /** For an admin: where in Setup, or which command. */
  readonly remediation: string;
  /** `exactFor`: of a rule about apps, the same for one kind of app, which has elements of its own. */
  readonly fix: { readonly kind: 'command' | 'metadata' | 'call' | 'manual'; readonly exact: string; readonly exactFor?: Readonly<Record<AppKind, string>> };
  /** How sure the project is of the platform facts behind it (the rules' README). */
  readonly mark: 'A' | 'B' | 'C' | 'K';
  /** What is not settled, and what the rule does until it is. */
  readonly open: readonly string[];
  /** Framework id (frameworks.ts) to the ids of its controls. */
  readonly mapping: Readonly<Record<string, readonly string[]>>;
  readonly sources: readonly string[];
}
