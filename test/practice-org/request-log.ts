import { appendFileSync, writeFileSync } from 'node:fs';

export interface RequestLogEntry {
  /** ISO, by the org's clock. */
  time: string;
  method: string;
  /** Without the query, which may carry tokens. */
  path: string;
  status: number;
  /** Username of the session, or null where there was none. */
  user: string | null;
  /** The request changed the org's data; log-in bookkeeping is not counted. */
  changed: boolean;
}

export interface RequestLog {
  entries: RequestLogEntry[];
  add(entry: RequestLogEntry): void;
}

/** In memory, and in `file` as JSON lines where one is named. Lines are written at once, so that a killed org leaves its log. */
export function createRequestLog(file?: string): RequestLog {
  const entries: RequestLogEntry[] = [];
  if (file !== undefined) writeFileSync(file, '');
  return {
    entries,
    add(entry) {
      entries.push(entry);
      if (file !== undefined) appendFileSync(file, `${JSON.stringify(entry)}\n`);
    },
  };
}
