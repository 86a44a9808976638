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

describe('Started by itself, without the sf CLI, the plugin', () => {
  const opened = closeAfter();
  let home: PrivateHome;
  before(async () => {
    home = opened(await openPrivateHome());
    await builtPlugin();
  });
  const start = (node: string, script: string, args: string[]): Promise<ChildOutcome> =>
    runChild(node, [join(pluginRoot, 'bin', script), 'integration-user', ...args], { env: home.env, cwd: home.work, timeoutMs: 60_000 });

  for (const script of ['run.js', 'dev.js']) {
    it(`works on this Node, by bin/${script}`, async () => {
      const listed = await start(process.execPath, script, ['template', 'list', '--json']);
      expect(listed.exitCode, listed.stderr).to.equal(0);
      expect((JSON.parse(listed.stdout) as { result: { id: string }[] }).result.map(({ id }) => id)).to.include('hubspot');
    });

    it(`says in one sentence on an older Node what it needs, by bin/${script}`, async function () {
      const node = olderNode();
      if (node === undefined) {
        process.stderr.write(`  skipped: there is no Node older than ${oldest} on this machine\n`);
        return this.skip();
      }
      const refused = await start(node, script, ['template', 'list']);
      expect(refused.exitCode).to.equal(1);
      expect(refused.stdout).to.equal('');
      expect(refused.stderr).to.match(/^sf-plugin-integration-user needs Node 22\.19 or newer, and this is Node \d+\.\d+\.\d+: install a newer Node .*\.\n$/);
    });
  }
});
