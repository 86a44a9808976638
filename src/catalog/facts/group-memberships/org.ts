import { unknown } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';

export const fromOrg: NonNullable<FactUnit<'groupMemberships'>['fromOrg']> = () => Promise.resolve(unknown({ kind: 'unsupported', words: 'Not read yet.' }));
