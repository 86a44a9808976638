import { Problem } from '../../../problems.ts';
import { chunks } from '../chunks.ts';
import { OrgRefusal, type OrgReader } from '../ports.ts';
import { columns, soql, type Soql } from '../soql.ts';
import { known, unknown, type Fact, type Gap } from './fact.ts';
import { recordKey } from './record-key.ts';

/** Ids in one IN list: with 18 characters each, a query stays below the 16 kB of an address (facts 2.z [K]). */
export const idsPerQuery = 200;

/** Refusals that say that the org, or this API version, has no such thing, or hides it; the platform does not tell which (facts 3.3 [A]). */
const absence = new Set(['INVALID_TYPE', 'NOT_FOUND']);

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** The Metadata API takes no access token in JWT format, or lists nothing for it (peers' findings; facts 3.3). */
export const jwtSession: Gap = {
  kind: 'unreadable',
  words: 'This session has a JWT-format access token, with which Salesforce lists no metadata at all, not even the profiles that every org has.',
  needs: 'a session with an opaque access token, as sf org login web gives it',
};

/** Salesforce's words for a query it refuses begin with that query and a mark below it (facts 3.3 [A]); what is wrong with it stands last. */
const wordsOf = ({ message }: OrgRefusal): string => message.replace(/^[\s\S]*ERROR at Row:\d+:Column:\d+/, '').replaceAll(/\s+/g, ' ').trim();

/** A refusal as a gap, in Salesforce's words. Throws what is no refusal: an org that is gone is not a gap. */
function refusalAsGap(error: unknown, needs?: string): Gap {
  if (error instanceof Problem && error.key === 'soap-needs-opaque-session') return jwtSession;
  if (!(error instanceof OrgRefusal)) throw error;
  const isAbsent = absence.has(error.code) || error.status === 404;
  const words = isAbsent
    ? `This org, or your user, does not have it. Salesforce says: ${sentence(wordsOf(error))}`
    : `Salesforce refused to show it: ${sentence(wordsOf(error))}`;
  return { kind: isAbsent ? 'unsupported' : 'refused', words: `${words} (${error.code})`, ...(needs === undefined ? {} : { needs }) };
}

/** The refusal's gap, said of one thing. `what` begins a sentence. */
export function gapOf(error: unknown, what: string, needs?: string, about?: readonly string[]): Gap {
  const gap = refusalAsGap(error, needs);
  return { ...gap, words: `${what} could not be read. ${gap.words}`, ...(about === undefined ? {} : { about }) };
}

export const isGap = (value: object): value is Gap => 'kind' in value && 'words' in value;

/** What is read, or the gap where the org refuses it. */
export async function orGap<Value extends object>(what: string, needs: string | undefined, read: () => Promise<Value>): Promise<Value | Gap> {
  try {
    return await read();
  } catch (error) {
    return gapOf(error, what, needs);
  }
}

/** One query over one object. */
export interface Table {
  readonly from: string;
  /** Columns that every org has. */
  readonly columns: readonly string[];
  /** Columns that come and go with features and API versions: taken where describe has them, since one unknown column fails the query (facts 1.2 [A]). */
  readonly optional?: readonly string[];
  readonly where?: Soql;
  /** ORDER BY, LIMIT. */
  readonly rest?: Soql;
}

/** Those of the columns that the org has; `undefined` where it does not show the object. */
export async function columnsThere(org: OrgReader, sobject: string, wanted: readonly string[]): Promise<readonly string[] | undefined> {
  const described = await org.describe(sobject);
  if (described === undefined) return undefined;
  const there = new Set(described.fields.map(({ name }) => name));
  return wanted.filter((name) => there.has(name));
}

/** The query of a table, with as many of its optional columns as the org has. */
async function tableQuery(org: OrgReader, { from, columns: fixed, optional = [], where, rest }: Table): Promise<Soql> {
  const extra = optional.length === 0 ? [] : ((await columnsThere(org, from, optional)) ?? []);
  const select = soql`SELECT ${columns([...fixed, ...extra])} FROM ${columns([from])}`;
  const filtered = where === undefined ? select : soql`${select} WHERE ${where}`;
  return rest === undefined ? filtered : soql`${filtered} ${rest}`;
}

export async function readTable<Row>(org: OrgReader, table: Table): Promise<readonly Row[]> {
  return org.query<Row>(await tableQuery(org, table));
}

/** The rows whose `key` is one of the ids: a query for every 200 of them. */
export async function readFor<Row>(org: OrgReader, table: Table, key: string, ids: readonly string[]): Promise<readonly Row[]> {
  const some = (list: readonly string[]): Promise<readonly Row[]> => {
    const among = soql`${columns([key])} IN ${list}`;
    return readTable(org, { ...table, where: table.where === undefined ? among : soql`${among} AND ${table.where}` });
  };
  return (await Promise.all(chunks([...new Set(ids)], idsPerQuery).map(some))).flat();
}

/** Salesforce's date-time, `2026-11-21T09:00:00.000+0000`, in ISO 8601 and UTC. */
export const moment = (text: string): string => new Date(text).toISOString();

/** A property where there is a value: facts leave out what is not told. */
export function given<Key extends string, Value>(key: Key, value: Value | null | undefined): { readonly [K in Key]?: Value } {
  return value === null || value === undefined || value === '' ? {} : ({ [key]: value } as { readonly [K in Key]?: Value });
}

export const givenMoment = <Key extends string>(key: Key, value: string | null | undefined): { readonly [K in Key]?: string } => given(key, value ? moment(value) : undefined);

/** Ids that are equal, whether they have 15 or 18 characters; in source they hold names, which may begin alike. */
export const sameId = (one: string, other: string): boolean => recordKey(one) === recordKey(other);

/** A dataset that is one list: all of it, or the refusal. `what` begins a sentence. */
export async function listFact<Raw, Row>(what: string, needs: string | undefined, read: () => Promise<readonly Raw[]>, row: (raw: Raw) => Row): Promise<Fact<Row>> {
  const found = await orGap(what, needs, read);
  return isGap(found) ? unknown(found) : known(found.map(row));
}
