import { Flags } from '@salesforce/sf-plugins-core';
import { groupKeys } from '../../core/model/history/filters.ts';
import { messagesOf } from './words.ts';

const words = messagesOf('report.history');
const summary = (flag: string): { readonly summary: string } => ({ summary: words.getMessage(`flags.${flag}.summary`) });
const many = (flag: string): { readonly summary: string; readonly multiple: true; readonly multipleNonGreedy: true } => ({ ...summary(flag), multiple: true, multipleNonGreedy: true });

/** Where the changes come from. */
export const sourceFlags = {
  'target-org': Flags.string({ char: 'o', ...summary('target-org'), exclusive: ['from'] }),
  from: Flags.string(many('from')),
  users: Flags.string({ ...summary('users'), dependsOn: ['from'] }),
  store: Flags.string(summary('store')),
  values: Flags.boolean(summary('values')),
  'collect-only': Flags.boolean({ ...summary('collect-only'), exclusive: ['from', 'report', 'format'] }),
  'api-version': Flags.orgApiVersion(),
};

/** What is asked of them. */
export const questionFlags = {
  report: Flags.string({ char: 'r', ...many('report') }),
  object: Flags.string(many('object')),
  field: Flags.string(many('field')),
  actor: Flags.string(many('actor')),
  record: Flags.string(summary('record')),
  since: Flags.string(summary('since')),
  until: Flags.string(summary('until')),
  'group-by': Flags.option({ ...many('group-by'), options: groupKeys })(),
  top: Flags.integer({ ...summary('top'), min: 1, max: 100_000 }),
};

/** What comes out. */
export const showFlags = {
  format: Flags.string(many('format')),
};
