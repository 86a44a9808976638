import type { Problem } from '../../problems.ts';
import type { Policy } from '../model/policy.ts';
import type { Spec } from '../model/spec.ts';
import type { PlaceOf } from './place.ts';
import { nowhere } from './place.ts';
import { approvedOnly, approvedTemplate } from './policy-rules/approvals.ts';
import { narrowEnough } from './policy-rules/breadth.ts';
import { allowedDirections, classificationsKnown, unrestrictedFields } from './policy-rules/fields.ts';
import { namedAsFile } from './policy-rules/file-name.ts';
import { enoughCustodians, sharedMailbox } from './policy-rules/people.ts';
import type { Judged, PolicyRule } from './policy-rules/rule.ts';
import { nothingEnded, rotatesInTime } from './policy-rules/time.ts';

export interface Sight {
  /** From `parseSpec`; without it places are line 1. */
  readonly placeOf?: PlaceOf | undefined;
  readonly classificationOf?: Judged['classificationOf'];
}

const rules: readonly PolicyRule[] = [
  namedAsFile,
  approvedOnly,
  approvedTemplate,
  enoughCustodians,
  sharedMailbox,
  narrowEnough,
  unrestrictedFields,
  allowedDirections,
  rotatesInTime,
  nothingEnded,
];

function judged(spec: Spec, policy: Policy, today: string, sight: Sight): Judged {
  return { spec, policy, today, placeOf: sight.placeOf ?? nowhere(`${spec.name}.yaml`), classificationOf: sight.classificationOf };
}

/**
 * Every way in which a spec breaks the policy, each with its place; empty where it keeps it. `today` is an ISO date.
 * Callers throw them together, e.g. `new Problems('policy-broken', [name], violations)`.
 */
export function checkAgainstPolicy(spec: Spec, policy: Policy, today: string, sight: Sight = {}): readonly Problem[] {
  const all = judged(spec, policy, today, sight);
  return rules.flatMap((rule) => rule(all));
}

/** What of the policy could not be judged from what is in sight. Not a violation, and not a pass. */
export function notEvaluated(spec: Spec, policy: Policy, today: string, sight: Sight = {}): readonly Problem[] {
  return classificationsKnown(judged(spec, policy, today, sight));
}
