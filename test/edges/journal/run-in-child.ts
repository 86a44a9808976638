/**
 * A run in a process of its own, moved by messages: `node run-in-child.ts PROJECT HOME`. Answers each message with what came
 * of it: `done`, or the key of the problem. `fill` writes lines until it is killed, and says the count of each line that is
 * on disk. Signals are dealt with as commands do.
 */
import { systemClock } from '../../../src/edges/clock/clock.ts';
import { systemRandom } from '../../../src/edges/clock/random.ts';
import { openJournals } from '../../../src/edges/journal/journals.ts';
import { onInterrupt } from '../../../src/edges/terminal/interrupt.ts';
import { Problem } from '../../../src/problems.ts';
import type { Journal } from '../../../src/core/model/journal.ts';
import { headOf } from './sample.ts';

export type Order = { readonly to: 'begin'; readonly integration: string } | { readonly to: 'write' | 'writeNow' | 'release' | 'fill' | 'leave' };

const [projectRoot = '', home = ''] = process.argv.slice(2);
const journals = openJournals({ projectRoot, home, clock: systemClock, random: systemRandom });
onInterrupt('To go on, run it again.', () => journals.interrupted());
let journal: Journal | undefined;

const say = (answer: string | number): void => void process.send?.(answer);

async function fill(): Promise<never> {
  for (let count = 1; ; count++) {
    await journal?.write({ phase: 'sent', component: 'user', call: `line ${count}` });
    say(count);
  }
}

const orders: { readonly [To in Order['to']]: (order: Order & { to: To }) => unknown } = {
  begin: async ({ integration }) => (journal = await journals.begin(headOf(integration, systemRandom.text(8)))),
  write: () => journal?.write({ phase: 'applied' }),
  writeNow: () => journal?.writeNow({ phase: 'interrupted' }),
  release: () => journal?.release(),
  fill,
  leave: () => process.exit(0),
};

async function answer(order: Order): Promise<string> {
  try {
    await (orders[order.to] as (order: Order) => unknown)(order);
    return 'done';
  } catch (error) {
    return error instanceof Problem ? error.key : String(error);
  }
}

process.on('message', (order: Order) => void answer(order).then(say));
say('ready');
