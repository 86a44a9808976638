import { cast } from '../cast.ts';
import { seconds } from '../moments.ts';
import { alone, fresh, newRecord, write, type World } from '../world.ts';
import { momentIn } from './ordinary.ts';

/** Values that break readers. Quotes, separators, line ends, what spreadsheets run, what pages run, what turns text around, what looks like nothing. */
const values: readonly string[] = [
  'a "quoted" word', '"', '""', '","', 'comma, comma', 'one\ntwo', 'one\r\ntwo', 'one\rtwo', '\n', '"\n"', '\r\n","', ' padded ', '\ttab',
  '=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("https://example.com","x")', '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '</script><!--', '&amp;',
  '\u202Eevil\u202C', 'a\u2028b\u2029c', '\uFEFFbom', 'e\u0301 é', '取引先', '🧯👩‍🚒', 'NULL', 'null', '\\N', 'N/A', '0', '00123', '1e3', 'true', '2026-01-01', "'; DROP TABLE rows; --", '%s ${x} {{y}} %00',
  '\\"', "it's", '`', '|', ';', 'x'.repeat(255),
];

/** Longer than what a field keeps today (255 in older object references), because other tools' exports and archives hold whole texts. */
const veryLong = `${'very "long", '.repeat(2500)}\r\nend`;

/** Every odd value once as the new and once as the old one, one record each in turn; and times that sit on edges. */
export function dialect(world: World): void {
  const [mia, marketing, erp] = [alone(cast.mia), alone(cast.marketing), alone(cast.erp)];
  const at = momentIn(world, 45, 30);
  const records = ['Account', 'Case', 'Opportunity'].map((object) => ({ object, record: newRecord(world, object), field: { Account: 'Website', Case: 'Subject', Opportunity: 'NextStep' }[object] ?? '' }));
  [...values, veryLong].forEach((value, turn) => {
    const place = records[turn % records.length];
    if (place !== undefined) write(world, { ...place, at: at + seconds(turn), by: mia, value });
  });
  // Emptied, and filled again.
  const emptied = newRecord(world, 'Account');
  [fresh(world), null, fresh(world), null].forEach((value, turn) => write(world, { at: at + seconds(turn), object: 'Account', record: emptied, field: 'Phone', by: mia, value }));
  // Many changes of one field in one second: ids alone order them, byte by byte.
  const burst = newRecord(world, 'Account');
  for (let turn = 0; turn < 70; turn += 1) write(world, { at, object: 'Account', record: burst, field: 'Industry', by: turn % 3 === 0 ? mia : marketing, value: fresh(world) });
  // The last second of a month and the first of the next, in UTC.
  const edge = newRecord(world, 'Account');
  for (const when of ['2026-08-31T23:59:59.000Z', '2026-09-01T00:00:00.000Z']) write(world, { at: Date.parse(when), object: 'Account', record: edge, field: 'Phone', by: erp, value: fresh(world) });
  // Long texts that only tell that they changed: two actors in turns are no fight, because nobody knows what they wrote.
  const silent = newRecord(world, 'Case');
  for (let turn = 0; turn < 8; turn += 1) write(world, { at: at + seconds(turn), object: 'Case', record: silent, field: 'Steps__c', by: turn % 2 === 0 ? alone(cast.support) : mia, value: null });
}
