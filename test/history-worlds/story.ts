import { isShared, integrationOf, type ActorClass } from './cast.ts';
import { idOf } from './ids.ts';
import { dataTypes, idDataType, isSilent, trackedObject, type FieldKind } from './tracked.ts';
import { isTarget, type Author, type Confidence, type Evidence, type Target, type Value, type World, type Write } from './world.ts';

/** A row of a history object, as the platform would hold it. */
export interface HistoryRow {
  readonly id: string;
  readonly object: string;
  readonly record: string;
  readonly field: string;
  readonly dataType: string;
  readonly oldValue: Value;
  readonly newValue: Value;
  readonly user: string;
  readonly at: number;
}

export type ChangeKind = 'change' | 'created' | 'event';

/** What the rows mean: one change, by whom it counts, and what that rests on. */
export interface Change {
  /** Of its first row, which also orders it. */
  readonly id: string;
  readonly at: number;
  readonly object: string;
  readonly record: string;
  readonly field: string;
  readonly kind: ChangeKind;
  readonly user: string;
  /** `integration:<name>` where an integration is known, else `user:<id>`. */
  readonly actor: string;
  readonly class: ActorClass;
  readonly confidence: Confidence;
  readonly evidence: Evidence;
  readonly candidates: readonly string[];
  /** The app that really wrote. */
  readonly app: string;
  /** Of a look-up: ids, and names where there is a row with them. */
  readonly oldValue: Value;
  readonly newValue: Value;
  readonly oldName?: Value;
  readonly newName?: Value;
  readonly write: Write;
}

export interface Story {
  readonly rows: readonly HistoryRow[];
  readonly changes: readonly Change[];
}

const kindOf = (field: string): ChangeKind => (field === 'created' ? 'created' : /^[a-z]+[a-zA-Z]*$/.test(field) ? 'event' : 'change');

/** By whom it counts: the integration that the account or the evidence tells, else the account. */
export function actorOf({ account, app, confidence }: Author): { readonly actor: string; readonly class: ActorClass } {
  const alone = { actor: `user:${account.id}`, class: account.class };
  if (confidence === 'ambiguous') return alone;
  const name = isShared(account.id) ? integrationOf[app] : account.integration;
  return name === undefined ? alone : { actor: `integration:${name}`, class: 'integration' };
}

interface Sides {
  readonly old: Value | Target;
  readonly now: Value | Target;
}

const idIn = (value: Value | Target): Value => (isTarget(value) ? value.id : value);
const nameIn = (value: Value | Target): Value => (isTarget(value) ? value.name : null);

/** The rows of a write without their ids: names before ids. */
function rowsOf({ object, record, field, by, at, value, rows = 'both' }: Write, { old, now }: Sides, kind: FieldKind | undefined): readonly Omit<HistoryRow, 'id'>[] {
  const same = { object, record, field, user: by.account.id, at };
  if (!isTarget(value) && !isTarget(old)) return [{ ...same, dataType: kind === undefined ? 'Text' : dataTypes[kind], oldValue: idIn(old), newValue: idIn(now) }];
  const ids = { ...same, dataType: idDataType, oldValue: idIn(old), newValue: idIn(now) };
  return rows === 'ids' ? [ids] : [{ ...same, dataType: dataTypes.lookup, oldValue: nameIn(old), newValue: nameIn(now) }, ids];
}

function sidesOf(write: Write, kind: FieldKind | undefined, last: Map<string, Write['value']>): Sides {
  if (write.field === 'created' || isSilent(kind)) return { old: null, now: null };
  const key = `${write.record} ${write.field}`;
  const old = last.get(key) ?? null;
  last.set(key, write.value);
  return { old, now: write.value };
}

/** Row ids rise with time, within a second in the order of writing. */
export function storyOf(world: World): Story {
  const last = new Map<string, Write['value']>();
  const rows: HistoryRow[] = [];
  const changes = world.writes.toSorted((one, other) => one.at - other.at || one.order - other.order).map((write): Change => {
    const kind = trackedObject(write.object).fields[write.field];
    const sides = sidesOf(write, kind, last);
    const own = rowsOf(write, sides, kind).map((row, index) => ({ id: idOf('017', rows.length + index + 1), ...row }));
    rows.push(...own);
    const names = own.length === 2 ? { oldName: nameIn(sides.old), newName: nameIn(sides.now) } : {};
    const { at, object, record, field, by } = write;
    const { app, confidence, evidence, candidates } = by;
    return { id: own[0]?.id ?? '', at, object, record, field, kind: kindOf(field), user: by.account.id, ...actorOf(by), confidence, evidence, candidates, app, oldValue: idIn(sides.old), newValue: idIn(sides.now), ...names, write };
  });
  return { rows, changes };
}
