import { parseSpec } from '../../src/core/spec/parse.ts';
import type { CreateInput } from '../../src/workflows/create.ts';
import type { LoadedSpec } from '../../src/workflows/load-spec.ts';
import { specText } from './spec-text.ts';

/** The host of a practice org that is inside the allowlist. */
export const allowedHost = '127.0.0.2';

const leadSync = {
  name: 'lead_sync',
  label: 'Lead sync',
  environments: { practice: { username: 'lead.sync@example.com.practice' } },
  network: {
    allow: [
      { cidr: '203.0.113.0/24', source: 'Vendor egress' },
      { cidr: `${allowedHost}/32`, source: 'our CI', purpose: 'verify' },
    ],
  },
  access: {
    objects: {
      Lead: { records: 'all', create: true, edit: true, fields: { Title: 'inbound', AnnualRevenue: 'outbound', Phone: 'two-way' } },
      Account: { fields: { Industry: 'outbound' } },
    },
  },
};

export function leadSyncSpec(changes: object = {}): LoadedSpec {
  const text = specText({ ...leadSync, ...changes });
  const path = 'integrations/lead_sync.yaml';
  return { ...parseSpec(text, path), path, text };
}

/** An unattended run for the practice environment. */
export function unattended(loaded: LoadedSpec = leadSyncSpec(), changes: Partial<CreateInput> = {}): CreateInput {
  return { loaded, environment: 'practice', dryRun: false, ask: { confirm: () => Promise.resolve(true) }, ...changes };
}
