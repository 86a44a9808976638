import { standardSchema } from './schema/schema.ts';
import type { OrgSettings, OrgState } from './state.ts';

/** An org with its schema and not one row. Its clock starts at `settings.clock`, or runs with the machine's. */
export function blankOrg(settings: OrgSettings): OrgState {
  return {
    settings,
    schema: standardSchema(settings),
    tables: new Map(),
    archives: new Map(),
    sources: new Map(),
    metadata: new Map(),
    sessions: new Map(),
    grants: new Map(),
    jobs: new Map(),
    propagation: new Map(),
    apiRequests: 0,
    usage: new Map(),
    bulkQueryJobs: 0,
    changes: 0,
    nextId: new Map(),
    orders: {},
    now: clockFrom(settings.clock),
    urls: { instance: '', login: '' },
  };
}

function clockFrom(start: string | undefined): () => Date {
  if (start === undefined) return () => new Date();
  const begin = Date.parse(start);
  if (Number.isNaN(begin)) throw new Error(`The clock of an org is an ISO date-time, not ${start}`);
  const ahead = begin - Date.now();
  return () => new Date(Date.now() + ahead);
}
