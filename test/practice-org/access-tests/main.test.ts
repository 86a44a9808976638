import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';

const main = join(import.meta.dirname, '../main.ts');

interface Ready {
  instanceUrl: string;
  accessToken: string;
  username: string;
  orgId: string;
  pid: number;
}

function start(...args: string[]): ChildProcess {
  return spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
}

async function outcome(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const child = start(...args);
  if (!child.stdout || !child.stderr) throw new Error('no output');
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit') as Promise<[number]>]);
  return { code, out, err };
}

describe('practice org: the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'practice-main-'));
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('writes the ready file, prints how to log in, and on SIGTERM writes the org back and ends well', async function () {
    if (process.platform === 'win32') this.skip();
    const [readyFile, dump] = [join(folder, 'ready.json'), join(folder, 'dump')];
    const child = start('--ready-file', readyFile, '--dump', dump);
    const printed = child.stdout ? text(child.stdout) : Promise.resolve('');
    for (let turn = 0; turn < 100 && !existsSync(readyFile); turn += 1) await wait(100);
    const ready = JSON.parse(readFileSync(readyFile, 'utf8')) as Ready;
    expect(ready.pid).to.equal(child.pid);
    const answer = await fetch(`${ready.instanceUrl}/services/oauth2/userinfo`, { headers: { authorization: `Bearer ${ready.accessToken}` } });
    expect(await answer.json()).to.include({ preferred_username: ready.username, organization_id: ready.orgId });
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).to.deep.equal([0, null]);
    expect(await printed).to.include(`SF_ACCESS_TOKEN='${ready.accessToken}' sf org login access-token --instance-url ${ready.instanceUrl} --no-prompt`);
    expect(readFileSync(join(dump, 'records/User.csv'), 'utf8')).to.include(ready.username);
  });

  it('prints its usage when asked', async () => {
    const { code, out } = await outcome('--help');
    expect(code).to.equal(0);
    expect(out).to.include('--request-log FILE').and.include('--seed empty|typical');
  });

  const mistakes: [args: string[], words: string][] = [
    [['--seed', 'nonsense'], '--seed is empty or typical or large or history, not nonsense'],
    [['--port', '99999999'], '--port is a whole number up to 65535, not 99999999'],
    [['--latency-ms', '-1'], '--latency-ms'],
    [['--nonsense'], "Unknown option '--nonsense'"],
    [['--load', join(folder, 'nowhere')], 'No such folder'],
    [['--seed', 'empty', '--load', folder], 'An org is seeded or loaded, not both.'],
  ];
  for (const [args, words] of mistakes) {
    it(`refuses ${args[0] ?? ''} ${args.length > 2 ? 'with --load' : 'with what it cannot take'}, in words`, async () => {
      const { code, err } = await outcome(...args);
      expect(code).to.equal(1);
      expect(err).to.include(words).and.not.match(/^\s+at /m);
    });
  }
});
