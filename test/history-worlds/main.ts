/** Writes the world of a seed for people and benchmarks: `npx node test/history-worlds/main.ts --seed 7 --out FOLDER`. */
import { mkdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { historyWorld } from './compose.ts';
import { writeHistoryWorld } from './write-world.ts';

const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' }, out: { type: 'string' } } });
if (values.out === undefined) throw new Error('Say --out FOLDER.');
await mkdir(values.out, { recursive: true });
const { manifest } = await writeHistoryWorld(values.out, historyWorld(Number(values.seed)));
process.stdout.write(`${Object.values(manifest.rows).reduce((sum, rows) => sum + rows, 0)} rows, ${manifest.fights.length} fights, ${manifest.attribution.length} changes on shared accounts\n`);
