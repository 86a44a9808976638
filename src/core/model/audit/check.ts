import type { Severity } from '../policy.ts';
import type { DatasetId, Facts, Snapshot } from './datasets.ts';
import type { Gap } from './fact.ts';
import type { Place } from './place.ts';
import type { Result, Rule, SubjectKind } from './rule.ts';
import type { View } from './view.ts';

/** What is judged. */
export interface Subject {
  readonly kind: SubjectKind;
  /** Stable name of it, in findings, waivers and fingerprints: a username, an app's API name, a profile's name, a spec's name, an org id. */
  readonly key: string;
  /** What people call it, where that is another text. */
  readonly label?: string;
  /** The spec it belongs to. */
  readonly integration?: string;
  /** Other names gaps may use for it (user id, profile id, permission set ids), so that a gap about them counts. */
  readonly also?: readonly string[];
  readonly at?: Place;
}

/** One thing seen. `words` is one sentence, with the values in it, that an admin understands. */
export interface Evidence {
  readonly words: string;
  readonly at?: Place;
  /** What keeps two pieces of evidence of one finding apart across runs, e.g. `ManageUsers`; the words where it is absent. */
  readonly key?: string;
  /** A worse kind of finding (Rule.raise). */
  readonly raise?: Severity;
  /** What mends this one, where it is more exact than the rule's own fix. */
  readonly fix?: string;
}

/**
 * What a check found of one subject. It is settled in the order of the catalogue: not-applicable, fail, unknown, warn, pass.
 * `unknowns` are the check's own; those of required datasets are added when it is settled.
 */
export interface Judgement {
  readonly subject: Subject;
  /** Why the rule is not about this subject. */
  readonly notApplicable?: string;
  readonly fails?: readonly Evidence[];
  readonly unknowns?: readonly Gap[];
  readonly warns?: readonly Evidence[];
  /** Required datasets that can say nothing of this subject, e.g. those of external client apps of a connected app: their gaps do not count. */
  readonly irrelevant?: readonly DatasetId[];
  /** What was seen to be right, one sentence. */
  readonly pass: string;
}

/** A settled judgement. */
export interface Verdict {
  readonly rule: string;
  readonly subject: Subject;
  readonly result: Exclude<Result, 'waived'>;
  readonly severity: Severity;
  /** Fails, or warns; on `unknown` the warns seen on the way. */
  readonly evidence: readonly Evidence[];
  /** Why unknown, why not applicable or what was seen to be right, one sentence. */
  readonly words: string;
  /** With `unknown`: what is missing. */
  readonly gaps: readonly Gap[];
}

/** A unit of the shelf `checks`: its folder is the rule's id in lower case. */
export interface Check {
  readonly id: string;
  readonly rule: Rule;
  /** One judgement for each subject it is about; of a subject it has nothing to say of, none. Pure. */
  readonly judge: (view: View) => readonly Judgement[];
}

/** A case that is documentation and test at once; it stands in the unit's `examples.ts`, default export a list. */
export interface Example {
  /** A sentence: the case. */
  readonly title: string;
  readonly kind: 'pass' | 'fail' | 'unknown' | 'warn' | 'not-applicable' | 'near-miss' | 'looks-fine-but-fails';
  readonly mode: Snapshot['mode'];
  /** What the facts are. */
  readonly facts: Facts;
  /** Key of the subject it is about; absent where the rule has one subject in it. */
  readonly subject?: string;
  /** `waived` where the example is about a waiver; `none`: no judgement about the subject at all. */
  readonly result: Result | 'none';
  /** Text that the words or the evidence must hold. */
  readonly says?: string;
}
