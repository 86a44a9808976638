import { all } from '../catalog/auth-methods/index.ts';
import { Problem } from '../problems.ts';
import type { AuthMethod } from '../core/model/auth-method.ts';
import type { Spec } from '../core/model/spec.ts';

export function authMethodOf(spec: Spec): AuthMethod {
  const found = all.find((method) => method.id === spec.auth.flow);
  if (found === undefined) throw new Problem('unforeseen', [`no auth method ${spec.auth.flow}`]);
  return found;
}
