import { cast } from '../cast.ts';
import { minutes } from '../moments.ts';
import { alone, fresh, newRecord, write, type World } from '../world.ts';
import { momentIn } from './ordinary.ts';
import { shownByLog, takeSlot } from './evidence.ts';

/** Writes that specs do not allow; what people, apps of no spec and nobody-knows-who write is none. */
export function breaches(world: World): void {
  const { support, erp, marketing, warehouse, finance, mia, relay } = cast;
  const some = [
    // A field the spec only reads.
    { account: support, object: 'Case', field: 'Priority' },
    // A field the spec does not name, and an object it does not.
    { account: erp, object: 'Account', field: 'Website' },
    { account: marketing, object: 'Opportunity', field: 'StageName' },
    // Records it may not make.
    { account: warehouse, object: 'acme__Shipment__c', field: 'created' },
    // No breaches.
    { account: mia, object: 'Case', field: 'Priority' },
    { account: relay, object: 'Account', field: 'Website' },
  ] as const;
  for (const { account, object, field } of some) {
    for (let turn = 0; turn < 2 + world.draw.below(4); turn += 1) {
      write(world, { at: momentIn(world, 70, 15), object, record: newRecord(world, object), field, by: alone(account), value: field === 'created' ? null : fresh(world) });
    }
  }
  const morning = takeSlot(world, finance, 'logged');
  if (morning === undefined) return;
  // One app of a shared account writes what only the other one's spec lets in, and the log tells which it was.
  for (let turn = 0; turn < 2; turn += 1) {
    const at = morning + turn * minutes(12);
    write(world, { at, object: 'Invoice__c', record: newRecord(world, 'Invoice__c'), field: 'Total__c', by: shownByLog(world, at, finance, 'Enrichment Pump', 'Invoice__c', erp), value: fresh(world) });
  }
}
