import type { Evidence } from '../../../core/model/audit/check.ts';
import { seen } from '../../../core/model/audit/evidence.ts';
import { grouped } from '../../../core/model/audit/grouped.ts';
import { isSuccess } from '../../../core/model/audit/login-kinds.ts';
import { recordKey } from '../../../core/model/audit/record-key.ts';
import type { ApiCallsRow } from '../../../core/model/audit/rows-use.ts';
import type { Holder, View } from '../../../core/model/audit/view.ts';
import { isAddress } from '../../../core/model/ip-range.ts';
import { listed } from '../../../core/model/sentence.ts';

/** A login, or the calls of one day, from one address. */
export interface Use {
  readonly what: 'login' | 'refused login' | 'call';
  readonly ip: string;
  /** ISO date */
  readonly day: string;
  readonly count: number;
}

export type ByAddress = ReadonlyMap<string, readonly Use[]>;

const loginUses = (logins: Holder['logins']): readonly Use[] =>
  logins.flatMap((login) => (login.sourceIp === undefined ? [] : [{ what: isSuccess(login) ? ('login' as const) : ('refused login' as const), ip: login.sourceIp, day: login.time.slice(0, 10), count: 1 }]));

const callUses = (rows: readonly ApiCallsRow[]): readonly Use[] => rows.flatMap(({ clientIp, day, calls }) => (clientIp === undefined ? [] : [{ what: 'call' as const, ip: clientIp, day, count: calls }]));

/** Login attempts that records show to be those of this tool's own proof: refused ones only, each by the id of its row. */
function ownRefusals(view: View, { registered }: Holder): ReadonlySet<string> {
  const here = recordKey(view.organization?.id ?? '');
  const records = view.rows('records').filter(({ orgId, integration }) => integration === registered?.spec.name && recordKey(orgId) === here);
  return new Set(records.flatMap(({ refusedProofs = [] }) => refusedProofs.map(recordKey)));
}

/** Refused logins that `create` or `verify` made itself, to prove that outsiders are kept out. */
export function proofsOwn(view: View, holder: Holder): ReadonlySet<Holder['logins'][number]> {
  const own = ownRefusals(view, holder);
  return new Set(own.size === 0 ? [] : holder.logins.filter((login) => !isSuccess(login) && login.id !== undefined && own.has(recordKey(login.id))));
}

/** Where an identity was seen to come from, but for the proofs' own refused logins. A call from inside Salesforce, or without an address, is from nowhere that could be judged (facts 2.x EventLogFile [B]). */
export function observer(view: View): (holder: Holder) => ByAddress {
  const calls = grouped(view.rows('apiTotalUsage'), ({ userId }) => userId.slice(0, 15));
  return (holder) => {
    const own = proofsOwn(view, holder);
    const uses = [...loginUses(holder.logins.filter((login) => !own.has(login))), ...callUses(calls.get(holder.user?.id.slice(0, 15) ?? '') ?? [])];
    return new Map([...grouped(uses, ({ ip }) => ip)].filter(([ip]) => isAddress(ip)));
  };
}

const plural = (count: number, noun: string): string => (count === 1 ? `1 ${noun}` : `${count.toLocaleString('en-US')} ${noun}s`);

function counted(uses: readonly Use[]): string {
  const parts = [...grouped(uses, ({ what }) => what)].map(([what, list]) => plural(list.reduce((sum, { count }) => sum + count, 0), what));
  return listed(parts, 'and');
}

/** One piece of evidence for each address: `3 logins and 12 calls of hubspot@example.com from 198.51.100.7, last on 2026-11-20, outside ...`. */
export function perAddress(who: string, uses: readonly Use[], where: string): readonly Evidence[] {
  return [...grouped(uses, ({ ip }) => ip)].map(([ip, list]) => {
    const last = list.map(({ day }) => day).toSorted().at(-1) ?? '';
    return seen(`${counted(list)} of ${who} from ${ip}, last on ${last}, ${where}`, { key: ip });
  });
}
