import type { Check } from '../../../core/model/audit/check.ts';
import { rule } from './rule.ts';

const check: Check = { id: 'iu-org-001', rule, judge: () => [] };
export default check;
