import type { FunctionExp } from '@jetstreamapp/soql-parser-js';
import { notPlayed } from './refuse.ts';

/** The field a function such as `MAX(Amount)` is about; `undefined` for `COUNT()`. Functions of functions are not played. */
export function fieldParameter({ functionName = '', parameters = [] }: Pick<FunctionExp, 'functionName' | 'parameters'>): string | undefined {
  const [first] = parameters as unknown[];
  if (first === undefined || typeof first === 'string') return first;
  throw notPlayed(`${functionName}() of a function`);
}

/** The same where there must be one. */
export function requiredParameter(fn: Pick<FunctionExp, 'functionName' | 'parameters'>): string {
  return fieldParameter(fn) ?? '';
}
