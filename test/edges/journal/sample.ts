import type { JournalHead } from '../../../src/core/model/journal.ts';

export const orgId = '00D000000000001AAA';

export function headOf(integration: string, runId: string): JournalHead {
  return {
    runId,
    integration,
    orgId,
    orgName: 'Acme',
    environment: 'production',
    username: `${integration}@acme.example`,
    specPath: `integrations/${integration}.yaml`,
    planDigest: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    by: 'admin@acme.example',
  };
}
