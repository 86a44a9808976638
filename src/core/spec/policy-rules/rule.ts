import type { Problem } from '../../../problems.ts';
import type { Policy } from '../../model/policy.ts';
import type { Spec } from '../../model/spec.ts';
import type { PlaceOf } from '../place.ts';

/** What a rule of the policy looks at. */
export interface Judged {
  readonly spec: Spec;
  readonly policy: Policy;
  readonly placeOf: PlaceOf;
  /** A field's data sensitivity level, empty where it has none, where an org was asked for it; `undefined` where the org did not tell. */
  readonly classificationOf?: ((object: string, field: string) => string | undefined) | undefined;
}

export type PolicyRule = (judged: Judged) => readonly Problem[];
