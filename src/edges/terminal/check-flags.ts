import { Flags } from '@salesforce/sf-plugins-core';
import { severities } from '../../core/model/severity.ts';
import { messagesOf } from './words.ts';

const words = messagesOf('check');
const summary = (flag: string): { readonly summary: string } => ({ summary: words.getMessage(`flags.${flag}.summary`) });

/** What is checked. A snapshot is an org as it was, and needs none. */
export const targetFlags = {
  'target-org': Flags.string({ char: 'o', ...summary('target-org'), multiple: true, multipleNonGreedy: true, exclusive: ['all-orgs', 'snapshot'] }),
  'all-orgs': Flags.boolean({ ...summary('all-orgs'), exclusive: ['snapshot'] }),
  'source-dir': Flags.string({ char: 'd', ...summary('source-dir'), multiple: true, multipleNonGreedy: true, exclusive: ['snapshot'] }),
  base: Flags.string({ ...summary('base'), dependsOn: ['source-dir'], exclusive: ['target-org', 'all-orgs'] }),
  snapshot: Flags.string({ ...summary('snapshot'), multiple: true, multipleNonGreedy: true }),
  'api-version': Flags.orgApiVersion(),
};

/** By what, and when it fails. */
export const gateFlags = {
  rule: Flags.string({ char: 'r', ...summary('rule'), multiple: true, multipleNonGreedy: true }),
  'fail-on': Flags.option({ ...summary('fail-on'), options: [...severities, 'none'] as const, default: 'high' as const })(),
  'fail-on-warn': Flags.boolean(summary('fail-on-warn')),
  strict: Flags.boolean(summary('strict')),
  baseline: Flags.string(summary('baseline')),
  'update-baseline': Flags.boolean({ ...summary('update-baseline'), dependsOn: ['baseline'] }),
  'previous-snapshot': Flags.string({ ...summary('previous-snapshot'), multiple: true, multipleNonGreedy: true }),
};

/** What comes out. */
export const reportFlags = {
  format: Flags.string({ ...summary('format'), multiple: true, multipleNonGreedy: true }),
  'save-snapshot': Flags.string({ ...summary('save-snapshot'), exclusive: ['base'] }),
  fix: Flags.boolean({ ...summary('fix'), exclusive: ['source-dir', 'snapshot', 'all-orgs', 'preflight'] }),
  'no-prompt': Flags.boolean({ ...summary('no-prompt'), dependsOn: ['fix'] }),
  preflight: Flags.boolean({ ...summary('preflight'), exclusive: ['source-dir', 'snapshot', 'format', 'save-snapshot', 'baseline'] }),
};
