import type { Target } from '../core/model/component.ts';
import { OrgRefusal, type ObjectDescribe, type OrgReader } from '../core/model/ports.ts';
import type { ProofRow } from '../core/model/proof.ts';
import { columns, soql, type Soql } from '../core/model/soql.ts';
import type { Direction, ObjectAccess } from '../core/model/spec.ts';

/** Objects most orgs fill with what an integration should not see unless its spec says so. */
const tellTale = ['Account', 'Contact', 'Lead', 'Opportunity', 'Case', 'Contract', 'Order'] as const;
const forbiddenProbes = 3;

const yesNo = (yes: boolean): string => (yes ? 'yes' : 'no');
const crud = (read: boolean, create: boolean, edit: boolean, remove: boolean): string => `read ${yesNo(read)}, create ${yesNo(create)}, edit ${yesNo(edit)}, delete ${yesNo(remove)}`;

function crudRow(object: string, wanted: ObjectAccess, seen: ObjectDescribe | undefined): ProofRow {
  const want = crud(true, wanted.create, wanted.edit || wanted.delete, wanted.delete);
  const came = seen === undefined ? 'the object is not visible' : crud(seen.queryable, seen.createable, seen.updateable, seen.deletable);
  return { claim: `On ${object} the identity may: ${want}.`, means: 'live session', tried: `described ${object} as the identity`, came, result: came === want ? 'proven' : 'failed' };
}

type FieldSeen = ObjectDescribe['fields'][number];

function directionFault(name: string, direction: Direction, writable: boolean, field: FieldSeen): readonly string[] {
  if (direction === 'outbound') return field.updateable ? [`${name} can be written`] : [];
  return writable && !field.updateable && !field.createable ? [`${name} cannot be written`] : [];
}

/** What is wrong with the fields the identity sees; empty when they are exactly the spec's. */
function fieldFaults(wanted: ObjectAccess, seen: ObjectDescribe, takesPermission: ReadonlySet<string>): readonly string[] {
  const visible = new Map(seen.fields.map((field) => [field.name, field]));
  const faults = Object.entries(wanted.fields).flatMap(([name, direction]) => {
    const field = visible.get(name);
    if (field === undefined) return [`${name} is not visible`];
    return takesPermission.has(name) ? directionFault(name, direction, wanted.edit, field) : [];
  });
  const extra = [...visible.keys()].filter((name) => takesPermission.has(name) && wanted.fields[name] === undefined);
  return [...faults, ...extra.map((name) => `${name} is visible too`)];
}

function fieldRow(object: string, wanted: ObjectAccess, seen: ObjectDescribe, full: ObjectDescribe | undefined): ProofRow {
  const takesPermission = new Set((full?.fields ?? []).filter((field) => field.permissionable).map((field) => field.name));
  const faults = fieldFaults(wanted, seen, takesPermission);
  const count = Object.keys(wanted.fields).length;
  return {
    claim: `Of the fields of ${object} that can be withheld, the identity sees the spec's ${count}, each in its direction, and no other.`,
    means: 'live session',
    tried: `described the fields of ${object} as the identity`,
    came: faults.length === 0 ? 'exactly those' : faults.slice(0, 10).join('; '),
    result: faults.length === 0 ? 'proven' : 'failed',
  };
}

async function refusedRow(identity: OrgReader, claim: string, query: Soql): Promise<ProofRow> {
  const row = { claim, means: 'live session', tried: query.text } as const;
  try {
    await identity.query(query);
    return { ...row, came: 'Salesforce answered', result: 'failed' };
  } catch (error) {
    if (error instanceof OrgRefusal && ['INVALID_TYPE', 'INVALID_FIELD'].includes(error.code)) return { ...row, came: `refused (${error.code})`, result: 'proven' };
    if (error instanceof OrgRefusal) return { ...row, came: `${error.code}: ${error.message}`, result: 'not-tried' };
    throw error;
  }
}

async function forbiddenObjects(admin: OrgReader, identity: OrgReader, target: Target): Promise<readonly ProofRow[]> {
  const closed = tellTale.filter((object) => target.spec.access.objects[object] === undefined);
  const rows: ProofRow[] = [];
  for (const object of closed) {
    if (rows.length === forbiddenProbes) break;
    // A refusal proves something only where somebody else can see the object.
    if ((await admin.describe(object)) === undefined) continue;
    rows.push(await refusedRow(identity, `The identity cannot read ${object}.`, soql`SELECT Id FROM ${columns([object])} LIMIT 1`));
  }
  return rows;
}

async function objectRows(admin: OrgReader, identity: OrgReader, object: string, wanted: ObjectAccess): Promise<readonly ProofRow[]> {
  const [seen, full] = await Promise.all([identity.describe(object), admin.describe(object)]);
  const rows = [crudRow(object, wanted, seen)];
  if (seen === undefined) return rows;
  rows.push(fieldRow(object, wanted, seen, full));
  const withheld = full?.fields.find((field) => field.permissionable && wanted.fields[field.name] === undefined);
  if (withheld) rows.push(await refusedRow(identity, `The identity cannot query ${object}.${withheld.name}, which the spec does not name.`, soql`SELECT ${columns([withheld.name])} FROM ${columns([object])} LIMIT 1`));
  return rows;
}

/** What the identity's own session shows. No probe can change data: describes and queries only. */
export async function proveLive(admin: OrgReader, identity: OrgReader, target: Target): Promise<readonly ProofRow[]> {
  const rows: ProofRow[] = [];
  for (const [object, wanted] of Object.entries(target.spec.access.objects)) rows.push(...(await objectRows(admin, identity, object, wanted)));
  rows.push(...(await forbiddenObjects(admin, identity, target)));
  return rows;
}
