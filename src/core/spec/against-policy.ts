import type { Problem } from '../../problems.ts';
import type { Policy } from '../model/policy.ts';
import type { Spec } from '../model/spec.ts';
import type { PlaceOf } from './place.ts';
import { nowhere } from './place.ts';
import { approvedOnly, approvedTemplate } from './policy-rules/approvals.ts';
import { narrowEnough } from './policy-rules/breadth.ts';
import { allowedDirections, classificationsKnown, restrictedLevels, unrestrictedFields } from './policy-rules/fields.ts';
import { namedAsFile } from './policy-rules/file-name.ts';
import { enoughCustodians, sharedMailbox } from './policy-rules/people.ts';
import type { Judged, PolicyRule } from './policy-rules/rule.ts';
import { custodiansHaveKeys } from './policy-rules/stores.ts';
import { rotatesAtEachUse, rotatesInTime } from './policy-rules/time.ts';
import { printable } from './printable.ts';

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
  rotatesAtEachUse,
  rotatesInTime,
  custodiansHaveKeys,
];

function judged(spec: Spec, policy: Policy, sight: Sight): Judged {
  return { spec, policy, placeOf: sight.placeOf ?? nowhere(`${spec.name}.yaml`), classificationOf: sight.classificationOf };
}

/**
 * Every way in which a spec breaks the policy, each with its place; empty where it keeps it. Callers throw them together,
 * e.g. `new Problems('policy-broken', [name], violations)`.
 */
export function checkAgainstPolicy(spec: Spec, policy: Policy, sight: Sight = {}): readonly Problem[] {
  const all = judged(spec, policy, sight);
  return rules.flatMap((rule) => rule(all));
}

/** Whether the policy cannot be judged whole without the classification of fields, which only an org knows. */
export function needsClassifications(spec: Spec, policy: Policy): boolean {
  return restrictedLevels(spec, policy).length > 0;
}

/** What of the policy the org that was asked left open (`sight.classificationOf`). Not a violation, and not a pass. */
export function notEvaluated(spec: Spec, policy: Policy, sight: Sight): readonly Problem[] {
  return classificationsKnown(judged(spec, policy, sight));
}

/** What of the policy is judged only when an org is asked, in whole plain sentences. */
export function leftToTheOrg(spec: Spec, policy: Policy): readonly string[] {
  const levels = restrictedLevels(spec, policy);
  if (levels.length === 0) return [];
  return [`The policy restricts fields classified as ${printable(levels.join(', '))}: whether this spec keeps that is seen when the org is asked. "sf integration-user create --dry-run" asks it and changes nothing.`];
}
