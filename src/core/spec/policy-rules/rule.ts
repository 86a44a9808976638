import type { Problem } from '../../../problems.ts';
import type { Policy } from '../../model/policy.ts';
import type { Spec } from '../../model/spec.ts';
import type { PlaceOf } from '../place.ts';

/** What a rule of the policy looks at. */
export interface Judged {
  readonly spec: Spec;
  readonly policy: Policy;
  /** ISO date. */
  readonly today: string;
  readonly placeOf: PlaceOf;
  /** A field's data sensitivity level, where an org or the project's source was read for it. */
  readonly classificationOf?: ((object: string, field: string) => string | undefined) | undefined;
}

export type PolicyRule = (judged: Judged) => readonly Problem[];
