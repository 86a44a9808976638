import { cast } from '../cast.ts';
import { seconds } from '../moments.ts';
import { alone, fresh, newRecord, write, type World } from '../world.ts';
import { momentIn } from './ordinary.ts';
import { alex, alexToo, mia, noor } from './targets.ts';

/** Look-ups: two rows, one change. */
export function lookups(world: World): void {
  const [olaf, admin, automated] = [alone(cast.olaf), alone(cast.admin), alone(cast.automated)];
  const at = momentIn(world, 60, 50);
  const account = newRecord(world, 'Account');
  // Set, moved, emptied.
  write(world, { at, object: 'Account', record: account, field: 'Owner', by: olaf, value: mia });
  write(world, { at: at + seconds(90), object: 'Account', record: account, field: 'Owner', by: admin, value: noor });
  write(world, { at: at + seconds(300), object: 'Account', record: account, field: 'Owner', by: olaf, value: null });
  // Two changes of one look-up in one second: four rows, two changes.
  const busy = newRecord(world, 'Case');
  write(world, { at, object: 'Case', record: busy, field: 'Owner', by: automated, value: mia });
  write(world, { at, object: 'Case', record: busy, field: 'Owner', by: automated, value: noor });
  // The rows with names were left out of the export.
  const bare = newRecord(world, 'Contact');
  write(world, { at, object: 'Contact', record: bare, field: 'Owner', by: admin, value: mia, rows: 'ids' });
  write(world, { at: at + seconds(5), object: 'Contact', record: bare, field: 'Owner', by: olaf, value: noor, rows: 'ids' });
  // Several fields of one record in one second, a look-up among them.
  const many = newRecord(world, 'Invoice__c');
  write(world, { at, object: 'Invoice__c', record: many, field: 'State__c', by: olaf, value: fresh(world) });
  write(world, { at, object: 'Invoice__c', record: many, field: 'Account__c', by: olaf, value: { id: account, name: 'Account 1' } });
  write(world, { at, object: 'Invoice__c', record: many, field: 'Total__c', by: olaf, value: '12.50' });
  // The names go to and fro, the ids do not: an Alex for the other Alex is another value.
  const names = newRecord(world, 'Opportunity');
  [mia, alex, mia, alexToo, noor, alex].forEach((value, turn) => write(world, { at: at + seconds(60 * turn), object: 'Opportunity', record: names, field: 'Owner', by: turn % 2 === 0 ? olaf : admin, value }));
}
