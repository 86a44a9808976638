import { gapOf } from '../../core/model/audit/org-reading.ts';
import { canTrack, historyShape, restrictedFields, withValues, type HistoryObject, type TrackableField } from '../../core/model/history/discovery.ts';
import { objectOfHistory } from '../../core/model/history/history-object.ts';
import type { StoreRow } from '../../core/model/history/tables.ts';
import type { Policy } from '../../core/model/policy.ts';
import { OrgRefusal, type OrgReader } from '../../core/model/ports.ts';
import { soql } from '../../core/model/soql.ts';
import { inTurns } from '../turns.ts';

export interface DiscoverWish {
  /** API names; everything that is tracked where left out. */
  readonly objects?: readonly string[] | undefined;
  /** Objects whose history was read before: what they have is read to its end, tracked or not. */
  readonly known?: readonly string[];
  readonly policy: Policy;
  /** Fields that specs declare, `Object.Field`: told of in `tracked`, tracked or not. */
  readonly declared: readonly string[];
}

export interface Discovered {
  readonly objects: readonly HistoryObject[];
  /** Those among them whose history is not tracked any more. */
  readonly switchedOff: ReadonlySet<string>;
  /** Rows of the table `tracked`. */
  readonly tracked: readonly StoreRow[];
  /** Objects that were asked for, or are tracked, and whose history is not there to be read: why. */
  readonly unread: ReadonlyMap<string, string>;
  readonly gaps: readonly string[];
}

interface Definition {
  readonly DurableId: string;
  readonly QualifiedApiName: string;
}
interface FieldRow {
  readonly QualifiedApiName: string;
  readonly Label: string | null;
  readonly DataType: string | null;
  readonly IsFieldHistoryTracked: boolean;
  readonly IsCalculated: boolean;
  readonly SecurityClassification: string | null;
}

const needs = 'View Setup and Configuration';
const page = 200;
const atOnce = 5;
const lower = (text: string): string => text.toLowerCase();

/** EntityDefinition has no queryMore: pages by DurableId. Only Tooling has the column (facts 2 EntityDefinition [B/K]). */
async function trackedObjects(org: OrgReader): Promise<readonly string[]> {
  const rows: Definition[] = [];
  for (;;) {
    const last = rows.at(-1)?.DurableId;
    const after = last === undefined ? soql`IsFieldHistoryTracked = ${true}` : soql`IsFieldHistoryTracked = ${true} AND DurableId > ${last}`;
    const some = await org.toolingQuery<Definition>(soql`SELECT DurableId, QualifiedApiName FROM EntityDefinition WHERE ${after} ORDER BY DurableId LIMIT ${page}`);
    rows.push(...some);
    if (some.length < page) return rows.map(({ QualifiedApiName }) => QualifiedApiName);
  }
}

/** Which objects to look at; where Tooling does not tell, all whose history object there is (facts 2 EntityDefinition [B]). */
async function inQuestion(org: OrgReader, histories: ReadonlyMap<string, string>, gaps: string[]): Promise<readonly string[]> {
  try {
    return await trackedObjects(org);
  } catch (error) {
    gaps.push(`${gapOf(error, 'Which objects have history tracking on', needs).words} Every history object that your user sees is read instead.`);
    return [...histories.keys()];
  }
}

/** Object to history object, both as Salesforce spells them. */
async function historyObjects(org: OrgReader): Promise<ReadonlyMap<string, string>> {
  const { sobjects = [] } = await org.get<{ readonly sobjects?: readonly { readonly name: string }[] }>('/sobjects');
  return new Map(sobjects.flatMap(({ name }) => (objectOfHistory(name) === undefined ? [] : [[objectOfHistory(name) ?? '', name] as const])));
}

async function fieldsOf(org: OrgReader, object: string): Promise<readonly TrackableField[]> {
  const rows = await org.toolingQuery<FieldRow>(
    soql`SELECT QualifiedApiName, Label, DataType, IsFieldHistoryTracked, IsCalculated, SecurityClassification FROM FieldDefinition WHERE EntityDefinition.QualifiedApiName = ${object}`
  );
  return rows.map(({ QualifiedApiName: name, Label, DataType, IsFieldHistoryTracked: tracked, IsCalculated: calculated, SecurityClassification }) => ({
    name,
    label: Label ?? name,
    type: DataType ?? '',
    tracked,
    calculated,
    ...(SecurityClassification === null ? {} : { classification: SecurityClassification }),
  }));
}

/** Without setup rights the fields are still known by name, and that is enough to leave restricted ones alone. */
async function fieldsOrNames(org: OrgReader, object: string, gaps: string[]): Promise<{ readonly fields: readonly TrackableField[]; readonly isTold: boolean }> {
  try {
    return { fields: await fieldsOf(org, object), isTold: true };
  } catch (error) {
    gaps.push(gapOf(error, `Which fields of ${object} are tracked`, needs).words);
    const described = await org.describe(object);
    return { fields: (described?.fields ?? []).map(({ name, label, type }) => ({ name, label, type, tracked: false, calculated: false })), isTold: false };
  }
}

const trackedRow = (object: string, field: TrackableField): StoreRow => ({
  object,
  field: field.name,
  label: field.label,
  data_type: field.type,
  tracked: field.tracked,
  can_track: canTrack(field),
  with_values: withValues(field),
});

async function shapeOf(org: OrgReader, history: string): Promise<ReturnType<typeof historyShape>> {
  try {
    const described = await org.describe(history);
    return described === undefined ? undefined : historyShape(described);
  } catch (error) {
    if (error instanceof OrgRefusal) return undefined;
    throw error;
  }
}

/** Why the history of an object is not there to be read. */
function hiddenWords(object: string, isTracked: boolean, wasRead: boolean): string {
  if (isTracked) return `History of ${object} is tracked, but your user cannot see it.`;
  return wasRead ? `History of ${object} is not tracked any more, and nothing of it is there to be read.` : `No history of ${object} is tracked, or there is no such object.`;
}

/**
 * Which objects keep field history that the caller can read, and which of their fields are tracked. Asks Tooling, the list of
 * objects and describe; what one of them refuses is a gap. Throws where the org is gone.
 */
export async function discover(org: OrgReader, { objects: asked, known: readBefore = [], policy, declared }: DiscoverWish): Promise<Discovered> {
  const gaps: string[] = [];
  const unread = new Map<string, string>();
  const histories = await historyObjects(org);
  const byLower = new Map([...histories].map(([object, history]) => [lower(object), { object, history }]));
  const tracked = await inQuestion(org, histories, gaps);
  const isTracked = new Set(tracked.map(lower));
  const wasRead = new Set(readBefore.map(lower));
  const wanted = asked ?? [...tracked, ...readBefore.filter((name) => !isTracked.has(lower(name)))];
  const declaredNames = new Set(declared.map(lower));
  const declaredObjects = [...new Set(declared.map((name) => name.split('.')[0] ?? ''))];
  const found: HistoryObject[] = [];
  const rows: StoreRow[] = [];
  const switchedOff = new Set<string>();

  const look = async (name: string): Promise<void> => {
    const known = byLower.get(lower(name));
    const [isOn, isKnown] = [isTracked.has(lower(name)), wasRead.has(lower(name))];
    if (known === undefined || !(isOn || isKnown)) {
      unread.set(name, hiddenWords(name, isOn, isKnown));
      return;
    }
    const shape = await shapeOf(org, known.history);
    if (shape === undefined || !shape.refersTo.some((target) => lower(target) === lower(known.object))) {
      unread.set(name, `${known.history} does not have the columns of a history object.`);
      return;
    }
    if (!isOn) switchedOff.add(known.object);
    found.push({ ...known, parent: shape.parent, columns: shape.columns, restricted: [] });
  };
  await inTurns(wanted, atOnce, look);

  const restrictedOf = new Map<string, readonly string[]>();
  const objects = [...new Set([...found.map(({ object }) => object), ...declaredObjects.filter((name) => name !== '')])];
  await inTurns(objects, atOnce, async (object) => {
    const { fields, isTold } = await fieldsOrNames(org, object, gaps);
    restrictedOf.set(object, restrictedFields(policy, object, fields));
    if (!isTold) return;
    rows.push({ object, field: '', label: object, data_type: null, tracked: isTracked.has(lower(object)), can_track: true, with_values: true });
    rows.push(...fields.filter(({ name, tracked: on }) => on || declaredNames.has(lower(`${object}.${name}`))).map((field) => trackedRow(object, field)));
  });
  const ordered = found.toSorted((one, other) => (one.object < other.object ? -1 : 1));
  return { objects: ordered.map((one) => ({ ...one, restricted: restrictedOf.get(one.object) ?? [] })), switchedOff, tracked: rows, unread, gaps };
}
