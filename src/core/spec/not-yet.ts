import { exitCodes, type Problem, Problems } from '../../problems.ts';
import type { Spec } from '../model/spec.ts';
import { mistake } from './mistake.ts';
import type { PlaceOf } from './place.ts';

function notActive(spec: Spec, placeOf: PlaceOf): readonly Problem[] {
  return spec.state === 'active' ? [] : [mistake('state-not-active', placeOf(['state']), [spec.state])];
}

/** Stops where `create` must not go on with a spec at all. Throws Problems ('not-creatable', exit 2) with every reason. */
export function mustBeCreatable(spec: Spec, placeOf: PlaceOf): void {
  const reasons = notActive(spec, placeOf);
  if (reasons.length > 0) throw new Problems('not-creatable', [spec.name], reasons, exitCodes.wrongUse);
}
