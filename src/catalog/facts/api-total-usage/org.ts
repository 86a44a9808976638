import { asFarAs, unknown, type Gap } from '../../../core/model/audit/fact.ts';
import type { FactUnit, OrgAsk } from '../../../core/model/audit/fact-unit.ts';
import { gapOf, isGap, orGap, readTable } from '../../../core/model/audit/org-reading.ts';
import type { ApiCallsRow } from '../../../core/model/audit/rows-use.ts';
import { moment, soql } from '../../../core/model/soql.ts';
import { callsIn } from './calls.ts';

interface LogFile {
  readonly Id: string;
  readonly LogDate: string;
  readonly Interval: string | null;
  readonly LogFileLength: number;
}

const needs = 'View Event Log Files';
const permission = 'ViewEventLogFiles';
/** Without the add-on 24 hours are kept (facts 2.x EventLogFile [A]); a rule asks for 30 days. */
const days = 31;
/** A call each, and all of a file is in memory at once. */
const mostFiles = 12;
const mostBytes = 20_000_000;

const dayOf = ({ LogDate }: LogFile): string => LogDate.slice(0, 10);

/** Of one day the daily file, else all hourly ones; newest first. */
function chosen(files: readonly LogFile[]): readonly LogFile[] {
  const daily = new Set(files.filter(({ Interval }) => Interval === 'Daily').map(dayOf));
  return files.filter((file) => file.Interval === 'Daily' || !daily.has(dayOf(file))).toSorted((one, other) => (one.LogDate < other.LogDate ? 1 : -1));
}

/** One after the other, so that one file is in memory. */
async function read({ org, inQuestion }: OrgAsk, files: readonly LogFile[]): Promise<{ readonly rows: readonly ApiCallsRow[]; readonly gaps: readonly Gap[] }> {
  const closely = new Set(inQuestion());
  const rows = new Map<string, ApiCallsRow>();
  const gaps: Gap[] = [];
  for (const file of files) {
    try {
      callsIn((await org.getText?.(`/sobjects/EventLogFile/${file.Id}/LogFile`)) ?? '', dayOf(file), closely, rows);
    } catch (error) {
      gaps.push(gapOf(error, `The log file of ${dayOf(file)}`, needs));
    }
  }
  return { rows: [...rows.values()], gaps };
}

/** A day whose files are there and were left alone: no calls are known of it, but that it is kept. */
const kept = (files: readonly LogFile[], read: readonly ApiCallsRow[]): readonly ApiCallsRow[] => {
  const told = new Set(read.map(({ day }) => day));
  return [...new Set(files.map(dayOf))].filter((day) => !told.has(day)).map((day) => ({ day, userId: '', calls: 0 }));
};

/** Salesforce answers the same to a caller who may not see the logs and of an org that has none (facts 3.3 [A]): the permission tells the two apart. */
const noneOf = ({ callerHas }: OrgAsk, gap: Gap): Gap => {
  if (callerHas(permission) !== true || gap.kind !== 'unsupported') return gap;
  return { kind: 'not-set-up', words: `The org keeps no API usage log, or had no call in the last ${days} days.` };
};

export const fromOrg: NonNullable<FactUnit<'apiTotalUsage'>['fromOrg']> = async (ask) => {
  const { org, now } = ask;
  const since = moment(new Date(now.getTime() - days * 86_400_000));
  const files = await orGap('API usage logs', needs, () =>
    readTable<LogFile>(org, { from: 'EventLogFile', columns: ['Id', 'LogDate', 'Interval', 'LogFileLength'], where: soql`EventType = ${'ApiTotalUsage'} AND LogDate >= ${since}`, rest: soql`ORDER BY LogDate DESC` })
  );
  if (isGap(files)) return unknown(noneOf(ask, files));
  if (org.getText === undefined || files.length === 0) return unknown(noneOf(ask, { kind: 'unsupported', words: `Salesforce has no API usage log of the last ${days} days to show.`, needs }));
  const all = chosen(files);
  const fit = all.filter(({ LogFileLength }) => LogFileLength <= mostBytes).slice(0, mostFiles);
  const { rows, gaps } = await read(ask, fit);
  const cut: readonly Gap[] = fit.length === all.length ? [] : [{ kind: 'truncated', words: `${fit.length} of ${all.length} API usage logs were read: the newest ${mostFiles}, and none above ${mostBytes / 1_000_000} MB.` }];
  return asFarAs([...rows, ...kept(all, rows)], [...gaps, ...cut]);
};
