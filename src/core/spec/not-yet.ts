import { exitCodes, type Problem, Problems } from '../../problems.ts';
import type { Spec } from '../model/spec.ts';
import { mistake } from './mistake.ts';
import type { Path, PlaceOf } from './place.ts';
import { pathText } from './place.ts';
import { shown } from './printable.ts';

/** The one place where this version keeps private keys and secrets. */
const keptStore = 'file';

function otherStores(spec: Spec, placeOf: PlaceOf): readonly Problem[] {
  const own = Object.entries(spec.environments).map(([name, { credentials }]) => ({ store: credentials?.store, path: ['environments', name, 'credentials', 'store'] as Path }));
  return [{ store: spec.credentials.store, path: ['credentials', 'store'] as Path }, ...own].flatMap(({ store, path }) =>
    store === undefined || store === keptStore ? [] : [mistake('credential-store-not-yet', placeOf(path), [pathText(path), shown(store)])],
  );
}

/** What a spec may ask for and this version cannot do, each with its place. Never carried out halfway, and never passed over. */
export function notYet(spec: Spec, placeOf: PlaceOf): readonly Problem[] {
  return otherStores(spec, placeOf);
}

function notActive(spec: Spec, placeOf: PlaceOf): readonly Problem[] {
  return spec.state === 'active' ? [] : [mistake('state-not-active', placeOf(['state']), [spec.state])];
}

/** Stops where `create` must not go on with a spec at all. Throws Problems ('not-creatable', exit 2) with every reason. */
export function mustBeCreatable(spec: Spec, placeOf: PlaceOf): void {
  const reasons = [...notActive(spec, placeOf), ...notYet(spec, placeOf)];
  if (reasons.length > 0) throw new Problems('not-creatable', [spec.name], reasons, exitCodes.wrongUse);
}
