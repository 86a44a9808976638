/**
 * Collects, and dies: `collect-victim.ts FOLDER WELCOME STEP`. A step is a moment before or after a call that leaves this
 * process: to the org's jobs and pages, to the notes, to the store. Without dying it prints how many there are.
 */
import { collect } from '../../../src/workflows/history/collect.ts';
import { collectingIn, policyOf, small, type Welcome } from './collecting.ts';

const [folder = '', welcome = '{}', step = '0'] = process.argv.slice(2);
const dieAt = Number(step);
let steps = 0;

function moment(): void {
  steps += 1;
  if (steps === dieAt) process.kill(process.pid, 'SIGKILL');
}

/** The same port, with a step before and after each of its calls. */
function stepped<Port extends object>(port: Port): Port {
  return new Proxy(port, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver);
      if (typeof value !== 'function' || ['path', 'stream', 'close'].includes(String(name))) return value;
      return async (...given: unknown[]) => {
        moment();
        const result: unknown = await Reflect.apply(value, target, given);
        moment();
        return result;
      };
    },
  });
}

const here = await collectingIn(folder, JSON.parse(welcome) as Welcome);
const { bulk, landing } = here.deps;
await collect({ ...here.deps, bulk: stepped(bulk), landing: stepped(landing) }, { store: stepped(here.store), policy: policyOf(), ...small });
await here.close();
process.stdout.write(String(steps));
