import { mistake } from '../mistake.ts';
import { printable } from '../printable.ts';
import { writtenStores } from '../written-stores.ts';
import type { PolicyRule } from './rule.ts';

/** What is encrypted for some custodians only is lost with them: each needs a key. */
export const custodiansHaveKeys: PolicyRule = ({ spec, policy, placeOf }) => {
  if (!writtenStores(spec).some(({ setting, text }) => setting === 'store' && text === 'age')) return [];
  const known = new Set(Object.keys(policy.custodianKeys).map((email) => email.toLowerCase()));
  return spec.custodians.flatMap((email, index) => (known.has(email.toLowerCase()) ? [] : [mistake('policy-custodian-key', placeOf(['custodians', index]), [printable(email)])]));
};
