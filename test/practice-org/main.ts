import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { seedNames } from './seeds/seeds.ts';
import type { SeedName } from './seeds/seeds.ts';
import { startPracticeOrg } from './server.ts';
import type { FaultInput, PracticeOrg, PracticeOrgOptions } from './server.ts';

const usage = `Usage: npm run practice-org -- [--seed ${seedNames.join('|')} | --load DIR] [--port N] [--latency-ms N]
                               [--ready-file FILE] [--request-log FILE] [--dump DIR] [--faults FILE]

  --seed NAME         the org to start with; default empty. large is for measuring and cannot be dumped
  --load DIR          an org from a folder: org.json, records/<SObject>.csv, metadata/
  --port N            port of the org's My Domain address; default a free one
  --latency-ms N      milliseconds every request waits
  --ready-file FILE   written once the org listens: instanceUrl, accessToken, username, orgId, pid, loginUrl
  --request-log FILE  one JSON line a request
  --dump DIR          write the org back, in the format of --load, when it stops
  --faults FILE       what goes wrong, on order: a JSON list of faults, see README.md`;

/** Throws with words for a person. */
function optionsFrom(args: string[]): PracticeOrgOptions | 'help' {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: {
      help: { type: 'boolean' },
      seed: text,
      load: text,
      port: text,
      'latency-ms': text,
      'ready-file': text,
      'request-log': text,
      dump: text,
      faults: text,
    },
  });
  if (values.help === true) return 'help';
  const given = {
    seed: seedNamed(values.seed),
    load: values.load,
    port: wholeNumber('--port', values.port, 65_535),
    latencyMs: wholeNumber('--latency-ms', values['latency-ms'], 600_000),
    readyFile: values['ready-file'],
    requestLog: values['request-log'],
    dump: values.dump,
    faults: values.faults === undefined ? undefined : faultsFrom(values.faults),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function seedNamed(name: string | undefined): SeedName | undefined {
  const seed = seedNames.find((known) => known === name);
  if (name !== undefined && !seed) throw new Error(`--seed is ${seedNames.join(' or ')}, not ${name}`);
  return seed;
}

function wholeNumber(flag: string, value: string | undefined, most: number): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!/^\d+$/.test(value) || number > most) throw new Error(`${flag} is a whole number up to ${most}, not ${value}`);
  return number;
}

/** What the list holds is checked when the org starts. */
function faultsFrom(file: string): FaultInput[] {
  try {
    return [JSON.parse(readFileSync(file, 'utf8')) as FaultInput | FaultInput[]].flat();
  } catch (error) {
    throw new Error(`--faults ${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function greet(org: PracticeOrg): void {
  process.stdout.write(`The practice org ${org.orgId} listens on loopback.
  My Domain   ${org.instanceUrl}
  Login host  ${org.loginUrl}
  Username    ${org.username}

Log in to it with:
  SF_ACCESS_TOKEN='${org.accessToken}' sf org login access-token --instance-url ${org.instanceUrl} --no-prompt

Ctrl-C stops it.
`);
}

async function run(): Promise<void> {
  const options = optionsFrom(process.argv.slice(2));
  if (options === 'help') {
    process.stdout.write(`${usage}\n`);
    return;
  }
  const org = await startPracticeOrg(options);
  greet(org);
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    org.close().then(() => process.exit(0), fail);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function fail(error: unknown): void {
  process.stderr.write(`practice org: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

try {
  await run();
} catch (error) {
  const wrongUse = error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  if (wrongUse) process.stderr.write(`${usage}\n\n`);
  fail(error);
}
