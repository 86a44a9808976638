/**
 * What reading a project of 5,000 metadata files costs: list, read, parse, put together and answer every dataset, against reading and
 * parsing the same files with the XML parser alone. Pairs in turns; prints least and median of both and of the ratio of each pair,
 * of the time on the clock and of the processor's time, which a busy machine blurs less and which the goal is held against: at
 * most 1.5. Files are generated into a temporary folder.
 */
import { readFile, rm, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sax from 'sax';
import { openSourceTree } from '../src/edges/files/source-tree.ts';
import { readSource } from '../src/workflows/read-source.ts';

const pairs = 9;
const goal = 1.5;
const readers = 8;

const file = (type: string, inside: readonly string[]): string => `<?xml version="1.0" encoding="UTF-8"?>\n<${type} xmlns="http://soap.sforce.com/2006/04/metadata">\n${inside.join('\n')}\n</${type}>\n`;
const entries = (count: number, entry: (index: number) => string): string[] => Array.from({ length: count }, (_, index) => entry(index));
const field = (index: number): string => `    <fieldPermissions>\n        <editable>${index % 3 === 0}</editable>\n        <field>Object_${index % 40}__c.Field_${index}__c</field>\n        <readable>${index % 2 === 0}</readable>\n    </fieldPermissions>`;
const object = (index: number): string =>
  `    <objectPermissions>\n        <allowCreate>${index % 2 === 0}</allowCreate>\n        <allowDelete>false</allowDelete>\n        <allowEdit>${index % 3 === 0}</allowEdit>\n        <allowRead>true</allowRead>\n        <modifyAllRecords>false</modifyAllRecords>\n        <object>Object_${index}__c</object>\n        <viewAllRecords>false</viewAllRecords>\n    </objectPermissions>`;
const layout = (index: number): string => `    <layoutAssignments>\n        <layout>Object_${index}__c-Layout ${index}</layout>\n    </layoutAssignments>`;
const permission = (index: number): string => `    <userPermissions>\n        <enabled>true</enabled>\n        <name>Permission${index}</name>\n    </userPermissions>`;

/** A project as big orgs have it: the files that read longest are few, most are fields. */
function* project(): Generator<readonly [string, string]> {
  for (let at = 0; at < 150; at += 1) yield [`profiles/Profile ${at}.profile-meta.xml`, file('Profile', ['    <custom>true</custom>', ...entries(300, field), ...entries(80, layout), ...entries(60, object), '    <userLicense>Salesforce</userLicense>', ...entries(40, permission)])];
  for (let at = 0; at < 800; at += 1) yield [`permissionsets/Set_${at}.permissionset-meta.xml`, file('PermissionSet', [...entries(60, field), `    <label>Set ${at}</label>`, ...entries(12, object), ...entries(4, permission)])];
  for (let at = 0; at < 250; at += 1) yield [`objects/Object_${at}__c/Object_${at}__c.object-meta.xml`, file('CustomObject', ['    <enableHistory>true</enableHistory>', ...entries(20, (index) => `    <actionOverrides>\n        <actionName>A${index}</actionName>\n        <type>Default</type>\n    </actionOverrides>`)])];
  for (let at = 0; at < 3800; at += 1) yield [`objects/Object_${at % 250}__c/fields/Field_${at}__c.field-meta.xml`, file('CustomField', [`    <fullName>Field_${at}__c</fullName>`, '    <externalId>false</externalId>', `    <label>Field ${at}</label>`, '    <length>255</length>', '    <required>false</required>', '    <trackHistory>true</trackHistory>', '    <type>Text</type>'])];
}

async function generate(root: string): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const [path, text] of project()) {
    const place = join(root, 'force-app', 'main', 'default', ...path.split('/'));
    await mkdir(dirname(place), { recursive: true });
    await writeFile(place, text);
    paths.push(place);
  }
  return paths;
}

/** The parser with nobody listening. */
async function parserAlone(paths: readonly string[]): Promise<void> {
  const rest = paths.values();
  const reader = async (): Promise<void> => {
    for (const path of rest) sax.parser(true).write(await readFile(path, 'utf8')).close();
  };
  await Promise.all(Array.from({ length: readers }, reader));
}

interface Cost {
  readonly clock: number;
  readonly processor: number;
}

async function measured(work: () => Promise<unknown>): Promise<Cost> {
  const [began, used] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(used);
  return { clock: performance.now() - began, processor: (user + system) / 1000 };
}

const median = (numbers: readonly number[]): number => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;

const both = (numbers: readonly number[], digits: number): string => `${Math.min(...numbers).toFixed(digits)} (median ${median(numbers).toFixed(digits)})`;

interface Costs {
  readonly ours: Cost[];
  readonly alone: Cost[];
}

/** Exit 1 where the goal is missed. */
function tell(files: number, { ours, alone }: Costs): void {
  process.stdout.write(`${files} metadata files, ${pairs} pairs in turns, on Node ${process.versions.node}; goal: a median ratio of at most ${goal}.\n`);
  for (const what of ['clock', 'processor'] as const) {
    const [own, other] = [ours.map((cost) => cost[what]), alone.map((cost) => cost[what])];
    const ratios = own.map((cost, pair) => cost / (other[pair] ?? cost));
    process.stdout.write(`  ${what.padEnd(9)} ${both(own, 0)} ms, parser alone ${both(other, 0)} ms, ratio of a pair ${both(ratios, 2)}\n`);
    if (what === 'processor' && median(ratios) > goal) process.exitCode = 1;
  }
}

async function main(): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'integration-user-bench-'));
  try {
    const paths = await generate(root);
    const ours = async (): Promise<number> => (await readSource('bench', [openSourceTree(root)])).project.files;
    const alone = (): Promise<void> => parserAlone(paths);
    if ((await ours()) !== paths.length) throw new Error('Not every generated file was read.');
    await alone();
    const costs: Costs = { ours: [], alone: [] };
    for (let pair = 0; pair < pairs; pair += 1) {
      for (const who of pair % 2 === 0 ? (['ours', 'alone'] as const) : (['alone', 'ours'] as const)) costs[who].push(await measured(who === 'ours' ? ours : alone));
    }
    tell(paths.length, costs);
    process.stdout.write(`  memory    ${Math.round(process.memoryUsage().rss / 1024 / 1024)} MB\n`);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

try {
  await main();
} catch (error) {
  process.stderr.write(`The benchmark stopped: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
