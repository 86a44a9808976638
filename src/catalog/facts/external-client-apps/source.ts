import { unknown } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';

export const fromSource: NonNullable<FactUnit<'externalClientApps'>['fromSource']> = () => unknown({ kind: 'not-in-files', words: 'Not read yet.' });
