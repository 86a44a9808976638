import { setImmediate as breath } from 'node:timers/promises';
import { ApiError } from '../http.ts';
import { clausesOf } from '../soql/order.ts';
import { tabledRows } from '../soql/query.ts';
import { sortRows } from '../soql/sort-rows.ts';
import { inSourceOrder } from '../soql/source-order.ts';
import { gatheredRows } from '../soql/sourced.ts';
import type { Statement } from '../soql/sourced.ts';
import type { Row } from '../state.ts';
import type { BulkQuery } from './bulk-query.ts';
import { mergedRows } from './merged-rows.ts';
import type { Mark } from './merged-rows.ts';

/** What a bulk job found: rows as they were when the job was made. */
export interface BulkResult {
  /** Records found so far. */
  found: number;
  done: boolean;
  /** Why the search was given up. */
  error?: string;
  /** Records `start` to `start + count`, as cells; `undefined` now and then where many are passed over. Once done. */
  lines: (start: number, count: number) => Generator<string[] | undefined, void>;
  cancel: () => void;
}

/** Records between two places kept in mind. */
const STRIDE = 1_000;

/** The result of a query: at once of rows in memory; of a source it is counted in the background, a little at a time. */
export function bulkResult(bulk: BulkQuery): BulkResult {
  const { reader, object, query } = bulk.statement;
  const sourced = reader.state.sources.has(object.name);
  return sourced && inSourceOrder(clausesOf(query.orderBy)) ? surveyedResult(bulk) : heldResult(bulk);
}

/** Rows turned to text when the job is made: nothing that happens later shows in them. */
function heldResult({ statement, cells }: BulkQuery): BulkResult {
  const lines = ordered(statement, [...tabledRows(statement), ...gatheredRows(statement)])
    .slice(0, statement.query.limit)
    .map(cells);
  return {
    found: lines.length,
    done: true,
    *lines(start, count) {
      yield* lines.slice(start, start + count);
    },
    cancel: () => undefined,
  };
}

function ordered({ reader, object, query }: Statement, rows: Row[]): Row[] {
  return sortRows(reader, object, clausesOf(query.orderBy), rows, query.sObjectAlias);
}

function surveyedResult({ statement, cells }: BulkQuery): BulkResult {
  const tabled = ordered(statement, tabledRows(statement)).map((row) => ({ ...row }));
  const marks: Mark[] = [];
  let cancelled = false;
  const result: BulkResult = {
    found: 0,
    done: false,
    *lines(start, count) {
      let place = start - (start % STRIDE);
      for (const step of mergedRows(statement, tabled, marks[place / STRIDE])) {
        if (place >= start + count) return;
        if (!step) yield undefined;
        else if ((place += 1) > start) yield cells(step.row);
      }
    },
    cancel: () => {
      cancelled = true;
    },
  };
  const most = statement.query.limit ?? Number.POSITIVE_INFINITY;
  const survey = async (): Promise<void> => {
    let began = Date.now();
    for (const step of mergedRows(statement, tabled)) {
      if (cancelled || result.found >= most) break;
      if (step && result.found % STRIDE === 0) marks.push(step.mark);
      if (step) result.found += 1;
      if (Date.now() - began < MOST_BUSY) continue;
      await breath();
      began = Date.now();
    }
  };
  survey()
    .catch((error: unknown) => {
      result.error = error instanceof ApiError ? `${error.code}: ${error.message}` : String(error);
    })
    .finally(() => {
      result.done = true;
    });
  return result;
}

/** Milliseconds at a stretch that a survey keeps everybody else waiting. */
const MOST_BUSY = 10;
