import type { JournalEvent, JournalHead } from '../../../src/core/model/journal.ts';
import type { JournalBeginning } from '../../../src/core/planning/journal-event.ts';
import { lineHash, writeLine } from '../../../src/core/planning/journal-line.ts';

export const head: JournalHead = {
  runId: 'k3f9x2ab',
  integration: 'hubspot',
  orgId: '00D000000000001AAA',
  orgName: 'Acme Köln',
  environment: 'production',
  username: 'hubspot@acme.example',
  specPath: 'integrations/hubspot.yaml',
  planDigest: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  by: 'admin@acme.example',
};

export const beginning: JournalBeginning = { phase: 'begun', version: 1, head };

/** A run of twelve events. */
export const events: readonly JournalEvent[] = [
  { phase: 'intent', component: 'profile', title: 'profile hubspot_Integration' },
  { phase: 'sent', component: 'profile', call: 'deploy Profile hubspot_Integration' },
  { phase: 'waiting', component: 'profile', deployId: '0Af000000000001AAA' },
  { phase: 'answered', component: 'profile', call: 'deploy Profile hubspot_Integration', id: '0Af000000000001AAA' },
  { phase: 'done', component: 'profile', title: 'profile hubspot_Integration' },
  { phase: 'intent', component: 'user', title: 'user hubspot@acme.example' },
  { phase: 'sent', component: 'user', call: 'create User' },
  { phase: 'answered', component: 'user', call: 'create User', id: '005000000000001AAA' },
  { phase: 'done', component: 'user', title: 'user hubspot@acme.example' },
  { phase: 'applied' },
  { phase: 'proven', outcome: 'proven except live login' },
  { phase: 'closed', outcome: 'proven except live login' },
];

/** The second after 10:15:00 for every line. */
const at = (seq: number): string => new Date(Date.UTC(2026, 10, 21, 10, 15, seq)).toISOString();

/** A journal's text: `what` in its lines, each following on the one before. */
export function journalOf(what: readonly (JournalEvent | JournalBeginning)[]): string {
  let prev = '';
  const lines = what.map((event, seq) => {
    const line = writeLine({ seq, at: at(seq), prev, event });
    prev = lineHash(line);
    return `${line}\n`;
  });
  return lines.join('');
}
