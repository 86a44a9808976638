import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { loadedBy, slowestMs } from './loaded-by.ts';

const commands = join(import.meta.dirname, '..', '..', 'src', 'commands', 'integration-user');

/** Flags and words come from these; everything else is loaded by a command that runs. */
const needed = /^package\.json$|^src\/(commands\/|problems\.ts$|core\/model\/|edges\/terminal\/)/;

describe('A command that has not begun to run', function () {
  this.timeout(slowestMs);
  let home: string;
  let loaded: ReadonlyMap<string, readonly string[]>;
  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'start-up-'));
    const files = (await readdir(commands, { recursive: true })).filter((file) => file.endsWith('.ts')).map((file) => file.replaceAll('\\', '/'));
    loaded = await loadedBy(files.map((command) => ({ command })), home);
  });
  after(async () => rm(home, { recursive: true, force: true }));

  it('is every command there is', () => expect(loaded.size).to.be.above(10));

  it('loads its flags and words, and neither work nor libraries', () => {
    const more = [...loaded].filter(([command]) => command !== 'bare').map(([command, files]) => [command, files.filter((file) => !needed.test(file))] as const);
    expect(Object.fromEntries(more.filter(([, files]) => files.length > 0))).to.deep.equal({});
  });
});
