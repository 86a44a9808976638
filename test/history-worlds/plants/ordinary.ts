import { cast, people, type Account } from '../cast.ts';
import { dayAt, hours, second, span } from '../moments.ts';
import { accessOf } from '../specs.ts';
import { isSilent, trackedObject, trackedObjects, type FieldKind } from '../tracked.ts';
import { alone, fresh, newRecord, write, type Target, type World, type Write } from '../world.ts';
import { usersAsTargets } from './targets.ts';

interface Writer {
  readonly account: Account;
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

/** Days before the present between which each account writes: legacy stopped 100 days ago, survey 80. */
const writers: readonly Writer[] = [
  { account: cast.marketing, from: span, to: 1, weight: 6 },
  { account: cast.erp, from: span, to: 1, weight: 6 },
  { account: cast.support, from: span, to: 1, weight: 6 },
  { account: cast.warehouse, from: 150, to: 1, weight: 4 },
  { account: cast.relay, from: 120, to: 3, weight: 2 },
  { account: cast.legacy, from: span, to: 100, weight: 3 },
  { account: cast.survey, from: span, to: 80, weight: 2 },
  { account: cast.automated, from: span, to: 1, weight: 2 },
  { account: cast.platform, from: 90, to: 1, weight: 1 },
  { account: cast.guest, from: 60, to: 2, weight: 1 },
  { account: cast.unknown, from: span, to: 140, weight: 1 },
  ...people.map((account) => ({ account, from: span, to: 1, weight: 2 })),
];

const fieldsOfPeople = (object: string): readonly string[] => Object.keys(trackedObject(object).fields).filter((field) => !field.startsWith('Spare'));

/** What an account writes in ordinary times: an integration with a spec what the spec lets in and nobody kept for a plant, the others anything. */
function own(account: Account): readonly (readonly [object: string, field: string])[] {
  const access = account.integration === undefined ? undefined : accessOf(account.integration);
  if (access === undefined) return trackedObjects.flatMap(({ object }) => fieldsOfPeople(object).map((field) => [object, field] as const));
  return Object.entries(access).flatMap(([object, { fields }]) => {
    const known = trackedObjects.find((one) => one.object === object)?.fields ?? {};
    return Object.entries(fields).flatMap(([field, direction]) => (direction === 'outbound' || !(field in known) || neverWritten.has(`${account.integration ?? ''} ${object}.${field}`) ? [] : [[object, field] as const]));
  });
}

/** Declared, tracked, and never written by who declares it. */
export const neverWritten: ReadonlySet<string> = new Set(['marketing Contact.Department', 'warehouse acme__Shipment__c.acme__Weight__c', 'billing Invoice__c.Spare_15__c', 'enrichment Account.Website', 'telephony Case.Reason', 'quotes Opportunity.StageName']);

function valueFor(world: World, kind: FieldKind | undefined): Write['value'] {
  if (isSilent(kind)) return null;
  if (kind === 'lookup') return world.draw.pick<Target>(usersAsTargets);
  if (kind === 'boolean') return world.draw.pick(['true', 'false']);
  return kind === 'number' ? fresh(world, '').trim() : fresh(world);
}

/** Every record's first row, by somebody who may make it. */
function create(world: World, object: string): string {
  const makers: Readonly<Record<string, readonly Account[]>> = { Account: [cast.erp, cast.mia, cast.admin], Contact: [cast.marketing, cast.noor, cast.guest], Case: [cast.support, cast.olaf, cast.automated], Opportunity: [cast.pia, cast.alex], Invoice__c: [cast.erp, cast.alexToo], acme__Shipment__c: [cast.mia, cast.platform] };
  const record = newRecord(world, object);
  write(world, { at: momentIn(world, span + 20, span + 1), object, record, field: 'created', by: alone(world.draw.pick(makers[object] ?? people)), value: null });
  return record;
}

/** A whole second between two days, the second of which is nearer to the present. */
export const momentIn = (world: World, from: number, to: number): number => second(dayAt(to + world.draw.below(from - to + 1)) + world.draw.below(hours(6)));

/** The first and the last day of each are sure, so that it is known when it was first and last seen. */
function momentOf(world: World, { from, to }: Writer, turn: number): number {
  if (turn < 2) return dayAt(turn === 0 ? from : to);
  return momentIn(world, from, to);
}

/**
 * Months of ordinary work: records come to be, and everybody writes what is theirs to write. No value comes back that another one has
 * overwritten in between, so there are no flips but the planted ones; look-ups and Yes/No fields, whose values do come back, have one writer a record.
 */
export function ordinary(world: World): void {
  const records = new Map(trackedObjects.map(({ object }) => [object, Array.from({ length: 18 + world.draw.below(14) }, () => create(world, object))]));
  const owners = new Map<string, Account>();
  for (const writer of writers) {
    const choices = own(writer.account);
    const count = writer.weight * (25 + world.draw.below(15));
    for (let turn = 0; turn < count; turn += 1) {
      const [object, field] = world.draw.pick(choices);
      const kind = trackedObject(object).fields[field];
      const record = world.draw.pick(records.get(object) ?? []);
      const owner = owners.get(`${record} ${field}`) ?? writer.account;
      owners.set(`${record} ${field}`, owner);
      if ((kind === 'lookup' || kind === 'boolean') && owner !== writer.account) continue;
      write(world, { at: momentOf(world, writer, turn), object, record, field, by: alone(writer.account), value: valueFor(world, kind) });
    }
  }
}
