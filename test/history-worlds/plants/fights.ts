import { cast, type Account } from '../cast.ts';
import { hours, minutes, seconds } from '../moments.ts';
import { alone, fresh, newRecord, write, type Target, type World, type Write } from '../world.ts';
import { momentIn } from './ordinary.ts';
import { alex, alexToo } from './targets.ts';

interface Bout {
  readonly object: string;
  readonly field: string;
  readonly sides: readonly Account[];
  readonly values: readonly Write['value'][];
  readonly turns: number;
  readonly every: number;
  readonly record?: string;
}

/** Everybody in turn, each value in turn. */
function bout(world: World, { object, field, sides, values, turns, every, record = newRecord(world, object) }: Bout): readonly Write[] {
  const at = momentIn(world, 75, 40);
  return Array.from({ length: turns }, (_, turn) => write(world, { at: at + turn * every, object, record, field, by: alone(sides[turn % sides.length] ?? cast.admin), value: values[turn % values.length] ?? null }));
}

/** Two who overwrite each other, so many times; every change from the third on is a flip. */
export function fights(world: World): void {
  const long = (): number => 5 + world.draw.below(12);
  const two = (): readonly string[] => [fresh(world, 'mine'), fresh(world, 'theirs')];
  const all: readonly (readonly [why: string, wish: Bout])[] = [
    ['two integrations, every few hours', { object: 'Case', field: 'Status', sides: [cast.support, cast.warehouse], values: two(), turns: long(), every: hours(5) }],
    ['the same two on another record of that field', { object: 'Case', field: 'Status', sides: [cast.warehouse, cast.support], values: two(), turns: long(), every: hours(1) }],
    ['a person and an integration', { object: 'Account', field: 'AnnualRevenue', sides: [cast.noor, cast.erp], values: ['100', '200'], turns: long(), every: hours(20) }],
    ['all within one second, so that ids alone order it', { object: 'Account', field: 'Region__c', sides: [cast.marketing, cast.mia], values: two(), turns: 66, every: 0 }],
    ['three flips and no more', { object: 'Invoice__c', field: 'State__c', sides: [cast.erp, cast.olaf], values: two(), turns: 5, every: minutes(7) }],
    ['one of them empties the field every time', { object: 'Account', field: 'Phone', sides: [cast.erp, cast.pia], values: [fresh(world), null], turns: 8, every: minutes(3) }],
    ['a look-up, to and fro between two people of one name', { object: 'Case', field: 'Owner', sides: [cast.automated, cast.olaf], values: [alex, alexToo] satisfies Target[], turns: 6, every: minutes(30) }],
    ['an app of no spec and the platform', { object: 'Opportunity', field: 'NextStep', sides: [cast.relay, cast.platform], values: two(), turns: long(), every: hours(9) }],
    ['with a user who is gone', { object: 'acme__Shipment__c', field: 'acme__Tracking__c', sides: [cast.unknown, cast.warehouse], values: two(), turns: 7, every: hours(2) }],
    ['two accounts whose ids differ in letter case only', { object: 'Contact', field: 'LeadSource', sides: [cast.marketing, cast.mia], values: two(), turns: long(), every: seconds(40) }],
  ];
  for (const [why, wish] of all) world.fights.push({ writes: bout(world, wish), amongActors: true, amongAccounts: true, why });
  interrupted(world);
}

/** Three flips, a third one who writes once, and three more: six of the two, and one that the third one has with the first. */
function interrupted(world: World): void {
  const [one, other, third] = [alone(cast.erp), alone(cast.alex), alone(cast.admin)];
  const record = newRecord(world, 'Invoice__c');
  const at = momentIn(world, 75, 40);
  const all = [one, other, one, other, one, third, one, other, one, other, one].map((by, turn) => write(world, { at: at + minutes(turn), object: 'Invoice__c', record, field: 'Total__c', by, value: { [one.app]: '1', [third.app]: '3' }[by.app] ?? '2' }));
  world.fights.push({ writes: all.filter(({ by }) => by !== third), flips: 6, amongActors: true, amongAccounts: true, why: 'a third one writes once in between' });
}

/** What looks like a fight and is none. */
export function nearMisses(world: World): void {
  const [one, other, third] = [cast.erp, cast.mia, cast.noor];
  const same = { object: 'Account', field: 'Phone', every: minutes(11) } as const;
  const misses: readonly (readonly [why: string, wishes: readonly Bout[]])[] = [
    ['one after the other, and the value never returns', [{ ...same, sides: [one, other], values: Array.from({ length: 9 }, () => fresh(world)), turns: 9 }]],
    ['one and the same actor, to and fro', [{ ...same, sides: [other], values: [fresh(world), fresh(world)], turns: 9 }]],
    ['three who pass a field on', [{ ...same, sides: [one, other, third], values: Array.from({ length: 3 }, () => fresh(world)), turns: 9 }]],
    ['two who both write the same value', [{ ...same, sides: [one, other], values: [fresh(world)], turns: 4 }]],
    ['two flips on each of two records', [0, 1].map(() => ({ ...same, sides: [one, other], values: [fresh(world), fresh(world)], turns: 4 }))],
    ['the same record, but two flips on each of two fields', ((record) => ['Phone', 'Region__c'].map((field) => ({ ...same, field, record, sides: [field === 'Phone' ? one : cast.marketing, other], values: [fresh(world), fresh(world)], turns: 4 })))(newRecord(world, 'Account'))],
  ];
  for (const [why, wishes] of misses) for (const wish of wishes) world.fights.push({ writes: bout(world, wish), amongActors: false, amongAccounts: false, why });
}
