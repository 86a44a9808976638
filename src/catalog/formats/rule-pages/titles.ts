import type { Example } from '../../../core/model/audit/check.ts';

/** What an example comes to, in words. */
export const resultTitles: Readonly<Record<Example['result'], string>> = {
  pass: 'passes',
  fail: 'fails',
  warn: 'warns',
  unknown: 'unknown',
  'not-applicable': 'does not apply',
  waived: 'waived',
  none: 'not judged',
};
