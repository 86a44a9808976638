import type { Spec } from '../model/spec.ts';

/**
 * The parts of an identity in the order they are made, so that at every crash point the identity can do less than the
 * spec, never more (PRODUCT, order of creation; facts 3.1). The app is made shut, and bound and enabled last.
 */
export function partsOf(spec: Spec): readonly string[] {
  const app = spec.auth.app;
  return ['profile', 'permission-set', 'user', 'licence-assignment', 'permission-set-assignment', 'credential', app, `${app}-access`];
}
