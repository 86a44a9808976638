/**
 * The main job on the embedded practice org, as a user sees it. Starts the org, runs the plugin's own commands in a
 * throw-away home and project, shows what they print, and stops. Talks to loopback only; exits 0 when all went as it must.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** The allowed host of the practice environment in examples/hubspot.yaml. Linux and Windows answer on all of 127.0.0.0/8. */
const allowedHost = '127.0.0.2';

interface Ready {
  readonly instanceUrl: string;
  readonly accessToken: string;
  readonly username: string;
}
interface Place {
  readonly folder: string;
  readonly project: string;
  readonly env: NodeJS.ProcessEnv;
}

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

async function makePlace(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'integration-user-demo-'));
  const project = join(folder, 'my-project');
  await mkdir(join(project, 'force-app'), { recursive: true });
  await writeFile(join(project, 'sfdx-project.json'), '{ "packageDirectories": [{ "path": "force-app", "default": true }], "sourceApiVersion": "66.0" }\n');
  await mkdir(join(project, 'integrations'));
  await cp(join(root, 'examples/hubspot.yaml'), join(project, 'integrations/hubspot.yaml'));
  // Settings of the caller's own CLI are not part of the demo.
  const inherited = Object.entries(process.env).filter(([name]) => !/^SFD?X?_/.test(name));
  const env = {
    ...Object.fromEntries(inherited),
    HOME: folder,
    USERPROFILE: folder,
    SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
    SF_DISABLE_TELEMETRY: 'true',
    SF_INTEGRATION_USER_ALLOW_LOOPBACK: 'true',
    NO_COLOR: '1',
    COLUMNS: '110',
  };
  return { folder, project, env };
}

async function startOrg(place: Place, seed: 'empty' | 'history'): Promise<{ child: ChildProcess; ready: Ready }> {
  const readyFile = join(place.folder, `${seed}.json`);
  const child = spawn(process.execPath, [join(root, 'test/practice-org/main.ts'), '--seed', seed, '--ready-file', readyFile], { stdio: ['ignore', 'ignore', 'inherit'] });
  for (let tries = 0; tries < 100; tries += 1) {
    await sleep(100);
    const text = await readFile(readyFile, 'utf8').catch(() => '');
    if (text.endsWith('}') || text.endsWith('}\n')) return { child, ready: JSON.parse(text) as Ready };
  }
  child.kill();
  throw new Error('The practice org did not start within 10 seconds.');
}

/** What `sf org login access-token` would leave behind; done in a child so that core sees the throw-away home. */
async function logIn(place: Place, ready: Ready): Promise<void> {
  const script = `import { AuthInfo } from '@salesforce/core';
    const auth = await AuthInfo.create({ username: ${JSON.stringify(ready.username)}, accessTokenOptions: { accessToken: process.env.DEMO_TOKEN, instanceUrl: ${JSON.stringify(ready.instanceUrl)} } });
    await auth.save();
    await auth.setAlias('practice');`;
  const { code, output } = await run(['--input-type=module', '--eval', script], { ...place, project: root, env: { ...place.env, DEMO_TOKEN: ready.accessToken } }, 'nothing');
  if (code !== 0) throw new Error(`Logging in to the practice org failed:\n${output}`);
}

/** `stdout` leaves out what goes to stderr: of a report, how fast its rows came. */
type Shown = 'all' | 'stdout' | 'nothing';

async function run(args: readonly string[], place: Place, shown: Shown): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, args, { cwd: place.project, env: place.env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const hear = (isShown: boolean) => (chunk: Buffer): void => {
    output += chunk.toString();
    if (isShown) process.stdout.write(chunk);
  };
  child.stdout.on('data', hear(shown !== 'nothing'));
  child.stderr.on('data', hear(shown === 'all'));
  const code = await new Promise<number>((resolve) => child.once('close', (status) => resolve(status ?? 1)));
  return { code, output };
}

async function plugin(place: Place, line: string, expected: RegExp, shown: Shown = 'all'): Promise<void> {
  say(`\n$ sf integration-user ${line}`);
  const { code, output } = await run([join(root, 'bin/run.js'), 'integration-user', ...line.split(' ')], place, shown);
  if (code !== 0) throw new Error(`That command ended with exit code ${code}.${shown === 'all' ? '' : `\n${output}`}`);
  if (!expected.test(output)) throw new Error(`That command did not print what it must: ${expected.source}`);
}

async function showFiles(place: Place): Promise<void> {
  say('\nThe source it generated, ready to be reviewed and committed:');
  const files = (await readdir(join(place.project, 'force-app'), { recursive: true })).filter((path) => path.endsWith('-meta.xml')).sort();
  for (const file of files) say(`  force-app/${file.replaceAll('\\', '/')}`);
}

async function showIdentity(place: Place): Promise<void> {
  say('\nFirst from this machine, whose address is not in the allowlist: the login must be refused, the rest must be proven.');
  await plugin(place, 'create --name hubspot --target-org practice --environment practice --no-prompt', /proven except live login/);
  await showFiles(place);
  say(`\nThen from an address inside the allowlist (${allowedHost}): proven live.`);
  if (process.platform === 'darwin') say('  Not shown on macOS, which answers on 127.0.0.1 only.');
  else await plugin(place, `verify --name hubspot --target-org practice --from-address ${allowedHost}`, /Proof: proven \(/);
  say('\nAnd again: there is nothing left to do.');
  await plugin(place, 'create --name hubspot --target-org practice --no-prompt', /Nothing to do/);
}

async function showHistory(place: Place): Promise<void> {
  say('\nIn another practice org, integrations have changed records for three months. Who changed what?');
  await plugin(place, 'report history --target-org practice --store history --report summary --group-by actor --group-by object --top 5', /Who changed what/, 'stdout');
  say('\nAnd who overwrites whom? What was read is in the store, so this needs no org.');
  await plugin(place, 'report history --store history --report fights', /back and forth/, 'stdout');
}

/** On an org of its own, with a home of its own; both are gone afterwards. */
async function onOrg(seed: 'empty' | 'history', show: (place: Place) => Promise<void>): Promise<void> {
  const place = await makePlace();
  const { child, ready } = await startOrg(place, seed);
  try {
    await logIn(place, ready);
    await show(place);
  } finally {
    child.kill();
    await rm(place.folder, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  say('Starting the practice org, a stand-in for Salesforce on this machine ...');
  await onOrg('empty', showIdentity);
  await onOrg('history', showHistory);
  say('\nDone. Nothing of this is left on your machine.');
}

try {
  await main();
} catch (error) {
  process.stderr.write(`\nThe demo stopped: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
