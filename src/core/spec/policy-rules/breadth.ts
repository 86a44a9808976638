import { parseRange, prefix } from '../../model/ip-range.ts';
import { mistake } from '../mistake.ts';
import { pathText } from '../place.ts';
import { allowlists } from '../spec-sense.ts';
import type { PolicyRule } from './rule.ts';

/** No single entry is wider than the policy's widest block, whether written as CIDR or as a range. */
export const narrowEnough: PolicyRule = ({ spec, policy, placeOf }) =>
  allowlists(spec).flatMap(({ path, allow }) =>
    allow.flatMap((entry, index) => {
      const parsed = parseRange(entry);
      if (!parsed.ok) return [];
      const widest = parsed.range.family === 4 ? policy.max.cidrV4 : policy.max.cidrV6;
      const breadth = prefix(parsed.range);
      const at = [...path, index];
      return breadth >= widest ? [] : [mistake('policy-too-wide', placeOf(at), [pathText(at), `/${breadth}`, `/${widest}`])];
    }),
  );
