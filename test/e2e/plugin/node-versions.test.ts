import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { expect } from 'chai';
import { runChild, type ChildOutcome } from '../support/child.ts';
import { closeAfter } from '../support/close-after.ts';
import { builtPlugin, pluginRoot } from '../support/plugin.ts';
import { openPrivateHome, type PrivateHome } from '../support/private-home.ts';

const oldest = 22;

/** The machine's own Node, where it is too old for the plugin. */
function olderNode(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  return folders.map((folder) => join(folder, 'node')).find((node) => existsSync(node) && Number(spawnSync(node, ['-p', 'process.versions.node.split(".")[0]'], { encoding: 'utf8', env: {} }).stdout) < oldest);
}

/** Where the machine has none, this Node says it is an older one before anything else runs. */
const pretendOlder = 'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"20.20.2"}})';

describe('Started by itself, without the sf CLI, the plugin', () => {
  const opened = closeAfter();
  let home: PrivateHome;
  before(async () => {
    home = opened(await openPrivateHome());
    await builtPlugin();
  });
  const start = (node: string, script: string, args: string[], nodeArgs: string[] = []): Promise<ChildOutcome> =>
    runChild(node, [...nodeArgs, join(pluginRoot, 'bin', script), 'integration-user', ...args], { env: home.env, cwd: home.work, timeoutMs: 60_000 });

  for (const script of ['run.js', 'dev.js']) {
    it(`works on this Node, by bin/${script}`, async () => {
      const listed = await start(process.execPath, script, ['template', 'list', '--json']);
      expect(listed.exitCode, listed.stderr).to.equal(0);
      expect((JSON.parse(listed.stdout) as { result: { id: string }[] }).result.map(({ id }) => id)).to.include('hubspot');
    });

    it(`says in one sentence on an older Node what it needs, by bin/${script}`, async () => {
      const node = olderNode();
      const refused = node === undefined ? await start(process.execPath, script, ['template', 'list'], ['--import', pretendOlder]) : await start(node, script, ['template', 'list']);
      expect(refused.exitCode).to.equal(1);
      expect(refused.stdout).to.equal('');
      expect(refused.stderr).to.match(/^sf-plugin-integration-user needs Node 22\.19 or newer, and this is Node \d+\.\d+\.\d+: install a newer Node .*\.\n$/);
    });
  }
});
