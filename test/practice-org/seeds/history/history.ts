import { fileURLToPath } from 'node:url';
import { noteLogin } from '../../access/login-history.ts';
import { writeHistory } from '../../data/field-history.ts';
import type { LoggedCall } from '../../event-log.ts';
import { newId } from '../../ids.ts';
import { loadMetadataFolder } from '../../metadata/store.ts';
import { objectOf } from '../../schema/schema.ts';
import type { ObjectSchema } from '../../schema/schema.ts';
import { putRow, row } from '../../state.ts';
import type { OrgState, Row, Session, Value } from '../../state.ts';
import { seedEmpty } from '../empty.ts';
import { addActors } from './actors.ts';
import type { Actors } from './actors.ts';
import { happenings } from './happenings.ts';
import type { Happening } from './happenings.ts';
import { DAYS, objects } from './plan.ts';
import type { Next } from './plan.ts';
import { addUsageFiles } from './usage.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What the seed needs at hand while it goes through the days. */
interface Play {
  state: OrgState;
  actors: Actors;
  /** Ids of each object's records, by number. */
  records: ReadonlyMap<string, string[]>;
  /** The first midnight, in milliseconds since the epoch. */
  begin: number;
}

/**
 * A lived-in org for reports on history: four integrations, an account that two apps share, two people and the platform's own accounts write for ninety
 * days, up to yesterday, by the org's own rules; two fights are among it. The same on every start but for the dates. Returns the administrator's id.
 */
export async function seedHistory(state: OrgState): Promise<string> {
  const adminId = seedEmpty(state);
  await loadMetadataFolder(state, fileURLToPath(new URL('./metadata', import.meta.url)));
  const actors = addActors(state, adminId);
  const begin = Math.floor(state.now().getTime() / DAY) * DAY - DAYS * DAY;
  const play: Play = { state, actors, records: addRecords(at(state, begin), actors), begin };
  const all = happenings();
  const calls = all.flatMap((happening) => happen(play, happening));
  addLogins(play, all);
  addUsageFiles(state, calls, adminId);
  return adminId;
}

/** The org as it was at a moment: what is written says so. */
function at(state: OrgState, time: number): OrgState {
  return { ...state, now: () => new Date(time) };
}

function addRecords(state: OrgState, actors: Actors): Map<string, string[]> {
  const owner = actors.get('Clara Grant') ?? '';
  const made = new Map<string, string[]>();
  for (const [name, { count, begin }] of Object.entries(objects)) {
    const object = objectOf(state.schema, name);
    if (!object) throw new Error(`The history seed's org has no ${name}`);
    const ids = Array.from({ length: count }, (_, number) => {
      const given = Object.fromEntries(Object.entries(begin).map(([field, value]) => [field, typeof value === 'string' ? value.replace('#', String(number + 1).padStart(5, '0')) : value]));
      const created = { ...stampsOf(state, owner), CreatedDate: state.now().toISOString(), CreatedById: owner };
      const stored = putRow(state, name, { Id: newId(state, object.keyPrefix), IsDeleted: false, OwnerId: owner, ...given, ...created });
      writeHistory(state, sessionOf(owner), object, stored, undefined);
      return String(stored['Id']);
    });
    made.set(name, ids);
  }
  return made;
}

/** One change, with the history it leaves. Returns the call it took, for the usage log; the platform's own accounts make none. */
function happen(play: Play, { at: time, by, object: name, record, fields }: Happening): LoggedCall[] {
  const state = at(play.state, play.begin + time);
  const userId = play.actors.get(by.actor) ?? '';
  const { object, before } = recordOf(play, name, record);
  const given = Object.fromEntries(Object.entries(fields).map(([field, next]) => [field, nextValue(play, before, before[field] ?? null, next)]));
  const stored = putRow(state, name, { ...before, ...given, ...stampsOf(state, userId) });
  if ('OwnerId' in given && name === 'Case') writeOwnerEvent(state, userId, stored);
  writeHistory(state, sessionOf(userId), object, stored, before);
  return by.app === '' || by.app === 'Browser' ? [] : [callOf(state, by, userId, name, String(stored['Id']))];
}

function recordOf({ state, records }: Play, name: string, number: number): { object: ObjectSchema; before: Row } {
  const object = objectOf(state.schema, name);
  const before = row(state, name, records.get(name)?.[number]);
  if (!object || !before) throw new Error(`The history seed has no ${name} number ${number}`);
  return { object, before };
}

/** facts 2.x history objects, case specials [A] */
function writeOwnerEvent(state: OrgState, userId: string, stored: Row): void {
  const event = { Field: 'ownerAssignment', DataType: 'Text', OldValue: null, NewValue: null };
  putRow(state, 'CaseHistory', { Id: newId(state, '017'), IsDeleted: false, CaseId: stored['Id'] ?? null, CreatedById: userId, CreatedDate: state.now().toISOString(), ...event });
}

function nextValue(play: Play, row: Row, old: Value, next: Next | { value: Value }): Value {
  if ('value' in next) return next.value;
  if ('step' in next) return Number(old) + next.step;
  const choices = choicesOf(play, next);
  // Different records go on from different places, so that not all of them look up the same one.
  const shift = Number.parseInt(String(row['Id']).slice(10, 15), 36);
  const place = choices.indexOf(String(old));
  return choices[(place === -1 ? shift : place + 1) % choices.length] ?? null;
}

function choicesOf({ actors, records }: Play, next: Exclude<Next, { step: number }>): readonly string[] {
  if ('lookup' in next) return records.get(next.lookup) ?? [];
  return 'owners' in next ? next.owners.map((name) => actors.get(name) ?? '') : next;
}

/** Each run of a job begins with a log-in, a minute before its first change. */
function addLogins({ state, actors, begin }: Play, all: Happening[]): void {
  const runs = new Map<string, Happening>();
  for (const one of all) {
    const run = `${one.by.actor}/${one.by.app}/${Math.floor(one.at / HOUR)}`;
    if (one.by.app !== '' && !runs.has(run)) runs.set(run, one);
  }
  for (const { at: time, by } of runs.values()) {
    const person = by.app === 'Browser';
    const login = { sourceIp: by.address, loginUrl: 'history.my.salesforce.com', loginType: person ? 'Application' : 'Remote Access 2.0', loginSubType: person ? null : 'OauthClientCredentials', application: by.app };
    noteLogin(at(state, begin + time - 60_000), actors.get(by.actor) ?? '', login, 'Success');
  }
}

function callOf(state: OrgState, { app, address }: Happening['by'], userId: string, object: string, id: string): LoggedCall {
  const { settings } = state;
  return {
    EVENT_TYPE: 'ApiTotalUsage',
    ORGANIZATION_ID: settings.orgId.slice(0, 15),
    USER_ID: userId.slice(0, 15),
    USER_NAME: String(row(state, 'User', userId)?.['Username']),
    API_FAMILY: 'REST',
    API_VERSION: settings.apiVersion,
    API_RESOURCE: `/v${settings.apiVersion}/sobjects/${object}/${id}`,
    HTTP_METHOD: 'PATCH',
    CLIENT_IP: address,
    COUNTS_AGAINST_API_LIMIT: '1',
    ENTITY_NAME: object,
    STATUS_CODE: '204',
    CONNECTED_APP_NAME: app,
    TIMESTAMP: state.now().toISOString().replaceAll(/[-:TZ]/g, ''),
    TIMESTAMP_DERIVED: state.now().toISOString(),
  };
}

function stampsOf(state: OrgState, userId: string): Row {
  const now = state.now().toISOString();
  return { LastModifiedDate: now, LastModifiedById: userId, SystemModstamp: now };
}

function sessionOf(userId: string): Session {
  return { token: '', userId, sourceIp: '', scopes: [], createdAt: new Date(0), expired: true };
}
