import type { BulkJob, BulkPage, BulkPageAsked, BulkQueries, BulkState } from '../../core/model/history/bulk.ts';
import type { NewFile } from '../../core/model/history/landing.ts';
import { OrgRefusal } from '../../core/model/ports.ts';
import { Problem } from '../../problems.ts';
import { judgeDone, judgeJson, judgeObjectWith, oddAnswer } from './answer.ts';
import { CallFailure } from './call-failure.ts';
import { textAt } from './json.ts';
import { keepPage, type KeptPage } from './keep-page.ts';
import type { Line } from './line.ts';
import { oddPath } from './odd-path.ts';
import { isRecordId } from './record-id.ts';
import type { Keeper } from './wire.ts';

const states: ReadonlySet<string> = new Set<BulkState>(['UploadComplete', 'InProgress', 'JobComplete', 'Failed', 'Aborted']);
const asJson = { 'content-type': 'application/json' };
/** Of one page, packed. It goes to disk as it comes; the bound is for a server that never ends. */
const maxBytes = 4_000_000_000;

const isGone = (error: unknown): boolean => error instanceof OrgRefusal && error.status === 404;

function jobOf(told: unknown, id: string): BulkJob {
  const state = textAt(told, 'state');
  const error = textAt(told, 'errorMessage');
  // A state of a later version is one on the way: the end has one of these names.
  return { id, state: states.has(state) ? (state as BulkState) : 'InProgress', rows: Number(textAt(told, 'numberRecordsProcessed')), ...(error === '' ? {} : { error }) };
}

/** `Sforce-Locator: null` is the last page's (facts 2.z [A]). */
const nextOf = (locator: string): string | undefined => (locator === 'null' ? undefined : locator);

const announcedIn = (text: string | undefined): number | undefined => (text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : undefined);

/** What one attempt at a page leaves behind. */
interface Attempted {
  next?: string | undefined;
  announced?: number | undefined;
  kept?: KeptPage;
  /** Why the page itself was no good, as far as it came. */
  fault?: string;
}

function keeperFor(newFile: NewFile, file: string, { columns, told }: BulkPageAsked, attempted: Attempted): Keeper {
  return {
    maxBytes,
    keepOf: ({ status, headers }) => {
      if (status !== 200 || !/^text\/csv\b/i.test(headers['content-type'] ?? '')) return undefined;
      const locator = headers['sforce-locator'] ?? '';
      attempted.next = nextOf(locator);
      attempted.announced = announcedIn(headers['sforce-numberofrecords']);
      if (locator !== '') told?.(attempted.next);
      return async (body, packed) => {
        delete attempted.fault;
        try {
          // A proxy that drops what it does not know would make every page the last one.
          if (locator === '') throw new CallFailure('lost', 'the page came without Sforce-Locator, so that it is not known whether more follow');
          attempted.kept = await keepPage(body, packed, await newFile(file), { columns, announced: attempted.announced });
        } catch (error) {
          attempted.fault = error instanceof CallFailure ? error.message : 'the connection broke in the middle of the page';
          throw error;
        }
      };
    },
  };
}

const pathOf = (jobs: string, id: string): string => {
  if (!isRecordId(id)) throw oddPath(id);
  return `${jobs}/${id}`;
};

function resultsPath(job: string, { locator, maxRecords }: BulkPageAsked): string {
  const asked = new URLSearchParams();
  if (maxRecords !== undefined) asked.set('maxRecords', String(maxRecords));
  if (locator !== undefined) asked.set('locator', locator);
  return asked.size === 0 ? `${job}/results` : `${job}/results?${asked.toString()}`;
}

/**
 * Bulk API 2.0 query over a session (facts 2.z). Nothing of it changes the org's data, so every call may be sent again; a job
 * that was made twice leaves one that nobody asks for, and the org forgets it. Throws OrgRefusal and Problem as every call, and
 * `history-page-broken` with host and reason.
 */
export function openBulkQueries({ caller, base }: Line, newFile: NewFile): BulkQueries {
  const jobs = `${base}/jobs/query`;
  return {
    async start(soql) {
      const body = (): string => JSON.stringify({ operation: 'query', query: soql, contentType: 'CSV', columnDelimiter: 'COMMA', lineEnding: 'LF' });
      const made = await caller.send({ method: 'POST', path: jobs, readOnly: true, headers: asJson, body }, judgeObjectWith('id'));
      return textAt(made, 'id');
    },
    async job(id) {
      try {
        return jobOf(await caller.send({ method: 'GET', path: pathOf(jobs, id), readOnly: true, watching: true }, judgeJson), id);
      } catch (error) {
        if (isGone(error)) return undefined;
        throw error;
      }
    },
    async page(id, file, asked): Promise<BulkPage> {
      const attempted: Attempted = {};
      const path = resultsPath(pathOf(jobs, id), asked);
      try {
        await caller.send({ method: 'GET', path, readOnly: true, big: 'down', headers: { accept: 'text/csv' }, keeper: keeperFor(newFile, file, asked, attempted) }, (answer) => {
          if (attempted.kept !== undefined) return;
          judgeDone(answer);
          throw oddAnswer(answer);
        });
      } catch (error) {
        if (attempted.fault !== undefined && error instanceof Problem && error.key === 'org-no-answer') throw new Problem('history-page-broken', [caller.origin.host, attempted.fault]);
        throw error;
      }
      const { next, announced, kept = { rows: 0, bytes: 0 } } = attempted;
      return { ...kept, ...(next === undefined ? {} : { next }), ...(announced === undefined ? {} : { announced }) };
    },
    async remove(id) {
      try {
        await caller.send({ method: 'DELETE', path: pathOf(jobs, id), readOnly: true }, judgeDone);
      } catch (error) {
        if (!isGone(error)) throw error;
      }
    },
  };
}
