import type { Target } from '../core/model/component.ts';
import { heldRights } from '../core/model/permission-dependencies.ts';
import { OrgRefusal, type ObjectDescribe, type OrgReader } from '../core/model/ports.ts';
import type { ProofRow } from '../core/model/proof.ts';
import { columns, soql, type Soql } from '../core/model/soql.ts';
import type { Direction, ObjectAccess } from '../core/model/spec.ts';
import { notRead, type Tried, type Verdict } from './attempt.ts';

/** Objects most orgs fill with what an integration should not see unless its spec says so. */
const tellTale = ['Account', 'Contact', 'Lead', 'Opportunity', 'Case', 'Contract', 'Order'] as const;
const forbiddenProbes = 3;

const yesNo = (yes: boolean): string => (yes ? 'yes' : 'no');
const crud = (read: boolean, create: boolean, edit: boolean, remove: boolean): string => `read ${yesNo(read)}, create ${yesNo(create)}, edit ${yesNo(edit)}, delete ${yesNo(remove)}`;

/** What the identity may do with records of one object, and the fields it may see of them. */
type Wanted = Pick<ObjectAccess, 'create' | 'edit' | 'delete' | 'fields'>;

const wantedCrud = (wanted: Wanted): string => crud(true, wanted.create, wanted.edit, wanted.delete);

function crudVerdict(wanted: Wanted, seen: ObjectDescribe | undefined): Verdict {
  const came = seen === undefined ? 'the object is not visible' : crud(seen.queryable, seen.createable, seen.updateable, seen.deletable);
  return { came, result: came === wantedCrud(wanted) ? 'proven' : 'failed' };
}

type FieldSeen = ObjectDescribe['fields'][number];

/** Where records can only be created, a field is written on creation; where they can be edited, also later. */
const isWritable = (wanted: Wanted, field: FieldSeen): boolean => (wanted.edit && field.updateable) || (wanted.create && field.createable);

function directionFault(name: string, direction: Direction, wanted: Wanted, field: FieldSeen): readonly string[] {
  if (direction === 'outbound') return field.updateable || field.createable ? [`${name} can be written`] : [];
  const readOnlyObject = !wanted.edit && !wanted.create;
  return readOnlyObject || isWritable(wanted, field) ? [] : [`${name} cannot be written`];
}

/** What is wrong with the fields the identity sees; empty when they are exactly the spec's. */
function fieldFaults(wanted: Wanted, seen: ObjectDescribe, takesPermission: ReadonlySet<string>): readonly string[] {
  const visible = new Map(seen.fields.map((field) => [field.name, field]));
  const faults = Object.entries(wanted.fields).flatMap(([name, direction]) => {
    const field = visible.get(name);
    if (field === undefined) return [`${name} is not visible`];
    return takesPermission.has(name) ? directionFault(name, direction, wanted, field) : [];
  });
  const extra = [...visible.keys()].filter((name) => takesPermission.has(name) && wanted.fields[name] === undefined);
  return [...faults, ...extra.map((name) => `${name} is visible too`)];
}

function fieldRow(object: string, wanted: Wanted, seen: ObjectDescribe, full: ObjectDescribe | undefined): ProofRow {
  const count = Object.keys(wanted.fields).length;
  const row: Tried = {
    claim: `Of the fields of ${object} that can be withheld, the identity sees the spec's ${count}, each in its direction, and no other.`,
    means: 'live session',
    tried: `described the fields of ${object} as the identity`,
  };
  // Which fields take permissions is the same for everybody; only a session that sees them can say it.
  if (full === undefined) return { ...row, came: `your session does not see ${object}, to compare`, result: 'not-tried' };
  const faults = fieldFaults(wanted, seen, new Set(full.fields.filter((field) => field.permissionable).map((field) => field.name)));
  return { ...row, came: faults.length === 0 ? 'exactly those' : faults.slice(0, 10).join('; '), result: faults.length === 0 ? 'proven' : 'failed' };
}

async function refusedRow(identity: OrgReader, claim: string, query: Soql): Promise<ProofRow> {
  const row = { claim, means: 'live session', tried: query.text } as const;
  try {
    await identity.query(query);
    return { ...row, came: 'Salesforce answered', result: 'failed' };
  } catch (error) {
    if (error instanceof OrgRefusal && ['INVALID_TYPE', 'INVALID_FIELD'].includes(error.code)) return { ...row, came: `refused (${error.code})`, result: 'proven' };
    return notRead(row, error);
  }
}

async function describedIfAllowed(org: OrgReader, object: string): Promise<ObjectDescribe | undefined> {
  try {
    return await org.describe(object);
  } catch (error) {
    if (error instanceof OrgRefusal) return undefined;
    throw error;
  }
}

async function forbiddenObjects(admin: OrgReader, identity: OrgReader, target: Target): Promise<readonly ProofRow[]> {
  const closed = tellTale.filter((object) => target.spec.access.objects[object] === undefined);
  const rows: ProofRow[] = [];
  for (const object of closed) {
    if (rows.length === forbiddenProbes) break;
    // A refusal proves something only where somebody else can see the object.
    if ((await describedIfAllowed(admin, object)) === undefined) continue;
    rows.push(await refusedRow(identity, `The identity cannot read ${object}.`, soql`SELECT Id FROM ${columns([object])} LIMIT 1`));
  }
  return rows;
}

/** A field that takes permissions and that the spec does not name. */
const withheldField = (wanted: Wanted, full: ObjectDescribe | undefined): string | undefined =>
  full?.fields.find((field) => field.permissionable && wanted.fields[field.name] === undefined)?.name;

async function objectRows(admin: OrgReader, identity: OrgReader, object: string, wanted: Wanted): Promise<readonly ProofRow[]> {
  const row: Tried = { claim: `On ${object} the identity may: ${wantedCrud(wanted)}.`, means: 'live session', tried: `described ${object} as the identity` };
  try {
    const [seen, full] = await Promise.all([identity.describe(object), admin.describe(object)]);
    const rows = [{ ...row, ...crudVerdict(wanted, seen) }];
    if (seen === undefined) return rows;
    rows.push(fieldRow(object, wanted, seen, full));
    const withheld = withheldField(wanted, full);
    if (withheld !== undefined) rows.push(await refusedRow(identity, `The identity cannot query ${object}.${withheld}, which the spec does not name.`, soql`SELECT ${columns([withheld])} FROM ${columns([object])} LIMIT 1`));
    return rows;
  } catch (error) {
    return [notRead(row, error)];
  }
}

/** What the identity's own session shows. No probe can change data: describes and queries only. */
export async function proveLive(admin: OrgReader, identity: OrgReader, target: Target): Promise<readonly ProofRow[]> {
  const rows: ProofRow[] = [];
  for (const [object, wanted] of Object.entries(target.spec.access.objects)) rows.push(...(await objectRows(admin, identity, object, { ...heldRights(target.spec, object, wanted), fields: wanted.fields })));
  rows.push(...(await forbiddenObjects(admin, identity, target)));
  return rows;
}
