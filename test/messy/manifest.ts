/** What was planted, by whoever planted it: one rule's answer on one subject. */
export interface Planted {
  readonly rule: string;
  /** A username, an app's API name, a profile's name, a spec's name, or the org's id. */
  readonly subject: string;
  /** `fail` or `warn` for what is wrong; anything else for what must not be taken for it. */
  readonly result: 'fail' | 'warn' | 'pass' | 'not-applicable' | 'unknown' | 'waived' | 'not wrong';
  /** What was done, in a few words. */
  readonly why: string;
}

/** What may be found beside, because one thing that is wrong makes another so, and is neither asked for nor held against a rule. */
export interface Consequence {
  /** A rule, or `any`; the same for the subject. */
  readonly rule: string;
  readonly subject: string;
}

export interface Manifest {
  readonly seed: number;
  readonly planted: readonly Planted[];
  readonly consequences: readonly Consequence[];
}
