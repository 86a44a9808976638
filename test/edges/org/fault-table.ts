import type { FaultInput } from '../../practice-org/server.ts';
import type { Manner } from './fault-methods.ts';

/** `well`, the key of a Problem, or the code of a refusal. */
export type End = string;
/** Met once; met by every request. */
type Ends = readonly [once: End, always: End];

export interface FaultRow {
  readonly fault: FaultInput;
  readonly read: Ends;
  readonly write: Ends;
  /** Only these meet it. */
  readonly meets?: readonly Manner[];
  /** Of one exchange, where the fault is a matter of time. */
  readonly timeoutMs?: number;
}

const lost: Ends = ['org-answer-lost', 'org-answer-lost'];
const well: Ends = ['well', 'well'];
const short = 80;
const both = (end: End): Ends => [end, end];
const passing = (always: End): Ends => ['well', always];
const everywhere = (ends: Ends): Pick<FaultRow, 'read' | 'write'> => ({ read: ends, write: ends });
const sides = ['before', 'after'] as const;

/** `times` is set by whoever uses a row. */
function rowsOf(side: (typeof sides)[number]): readonly FaultRow[] {
  const onTheWire: readonly FaultRow[] = [
    { fault: { kind: 'status', status: 500, side }, read: passing('UNKNOWN_EXCEPTION'), write: lost },
    { fault: { kind: 'status', status: 500, body: 'empty', side }, read: passing('org-maintenance'), write: lost },
    { fault: { kind: 'status', status: 502, body: 'html', side }, read: passing('org-maintenance'), write: lost },
    { fault: { kind: 'status', status: 503, retryAfter: 7, side }, read: passing('org-maintenance'), write: lost },
    { fault: { kind: 'status', status: 504, side }, read: passing('org-maintenance'), write: lost },
    { fault: { kind: 'status', status: 420, side }, read: passing('org-throttled'), write: lost },
    { fault: { kind: 'status', status: 429, body: 'html', side }, read: passing('org-throttled'), write: lost },
    { fault: { kind: 'reset', side }, read: passing('org-no-answer'), write: lost },
    { fault: { kind: 'hang', side }, read: passing('org-no-answer'), write: lost, timeoutMs: short },
    { fault: { kind: 'html', side }, read: passing('org-odd-answer'), write: lost },
    { fault: { kind: 'html', status: 503, side }, read: passing('org-maintenance'), write: lost },
    { fault: { kind: 'redirect', to: 'https://evil.example.com/', side }, read: both('org-redirects'), write: lost },
  ];
  // A change of one record is answered with nothing: there is nothing to spoil.
  const meets: readonly Manner[] = ['rest read', 'query', 'soap read', 'write', 'deploy', 'watch', 'soap watch', ...(side === 'before' ? (['silent write'] as const) : [])];
  return [
    ...onTheWire,
    { fault: { kind: 'drip', most: 100_000, side }, read: passing('org-no-answer'), write: lost, timeoutMs: short, meets },
    { fault: { kind: 'truncated-json', side }, read: passing(side === 'after' ? 'org-odd-answer' : 'org-maintenance'), write: lost, meets },
    { fault: { kind: 'truncated-json', keep: 0, side }, read: passing(side === 'after' ? 'org-odd-answer' : 'org-maintenance'), write: lost, meets },
    { fault: { kind: 'truncated-json', length: 'dishonest', side }, read: passing('org-no-answer'), write: lost, meets },
  ];
}

const ofTheOrg: readonly FaultRow[] = [
  { fault: { kind: 'expired-session' }, ...everywhere(passing('session-refused')) },
  { fault: { kind: 'unauthorized-forever' }, ...everywhere(both('session-refused')) },
  { fault: { kind: 'request-limit' }, ...everywhere(both('api-limit-reached')) },
  { fault: { kind: 'request-limit', limit: 'concurrent' }, ...everywhere(passing('org-throttled')) },
  { fault: { kind: 'lock-row' }, ...everywhere(passing('org-busy')), meets: ['write', 'silent write', 'deploy'] },
  { fault: { kind: 'lock-row', variant: 'setup' }, ...everywhere(passing('org-busy')), meets: ['deploy'] },
  { fault: { kind: 'query-timeout' }, ...everywhere(both('QUERY_TIMEOUT')), meets: ['query'] },
  { fault: { kind: 'deploy-phases', pending: 3, inProgress: 4 }, ...everywhere(well), meets: ['deploy'] },
  { fault: { kind: 'date-skew', seconds: 600 }, ...everywhere(well) },
  { fault: { kind: 'limit-info', value: 'api-usage=99999/100000' }, ...everywhere(well), meets: ['query', 'rest read', 'write', 'silent write', 'deploy', 'watch'] },
];

export const faultRows: readonly FaultRow[] = [...sides.flatMap(rowsOf), ...ofTheOrg];

/** What goes on in the org is never said to have failed, only that nobody could watch it. */
function watched([once, always]: Ends, times: 'once' | 'always'): End {
  const end = times === 'once' ? once : always;
  return end === 'well' ? end : 'deploy-unwatched';
}

/** How a call of this manner ends that meets the fault once or always. */
export function endOf(row: FaultRow, manner: Manner, times: 'once' | 'always'): End {
  if (manner === 'watch') return watched(row.read, times);
  const ends = manner === 'write' || manner === 'silent write' || manner === 'deploy' ? row.write : row.read;
  return ends[times === 'once' ? 0 : 1];
}
