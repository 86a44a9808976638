import { appendFileSync, writeFileSync } from 'node:fs';

export interface RequestLogEntry {
  /** ISO, by the org's clock. */
  time: string;
  method: string;
  /** Without the query, which may carry tokens. */
  path: string;
  /** 0 where there was no answer at all. */
  status: number;
  /** Username of the session, or null where there was none. */
  user: string | null;
  /** The org's data changed with this request, or with the deploy it found finished; log-in bookkeeping is not counted. */
  changed: boolean;
  /** Kind of the fault on order that it met. */
  fault?: string;
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
