import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { accounts, isShared } from './cast.ts';
import { csvText } from './csv.ts';
import { logDays } from './event-log.ts';
import { historyFiles, type HistoryFile } from './flavours.ts';
import { manifestOf } from './manifest.ts';
import { now } from './moments.ts';
import { orgMetadata } from './org-metadata.ts';
import { orgRecords, type Records } from './org-records.ts';
import { specs } from './specs.ts';
import { storyOf } from './story.ts';
import type { Manifest } from './truth.ts';
import type { World } from './world.ts';

/** What lies where below the folder; every path is relative to it. */
export interface WrittenWorld {
  readonly manifest: Manifest & { readonly files: readonly Omit<HistoryFile, 'content'>[] };
  /** Id, Name, UserType, Integration; the last one empty where nobody knows, and for accounts that are shared. */
  readonly users: 'users.csv';
  /** A folder that a practice org loads. */
  readonly org: 'org';
  /** A project with the specs. */
  readonly project: 'project';
  /** One ApiTotalUsage file a day. */
  readonly log: 'log';
}

function tableText(rows: readonly Records[]): string {
  const names = Object.keys(rows[0] ?? {});
  return csvText([names, ...rows.map((row) => names.map((name) => row[name] ?? null))]);
}

/** What the world looks like from outside: path to content. */
function filesOf(world: World): { readonly manifest: WrittenWorld['manifest']; readonly contents: Readonly<Record<string, string | Buffer>> } {
  const story = storyOf(world);
  const files = historyFiles(story.rows);
  const manifest = { ...manifestOf(world, story), files: files.map(({ flavour, object, history, path, rows }) => ({ flavour, object, history, path, rows })) };
  return {
    manifest,
    contents: {
      'manifest.json': `${JSON.stringify(manifest, null, 1)}\n`,
      'users.csv': csvText([['Id', 'Name', 'UserType', 'Integration'], ...accounts.filter(({ isInOrg }) => isInOrg).map(({ id, name, userType, integration }) => [id, name, userType, isShared(id) ? null : (integration ?? null)])]),
      ...Object.fromEntries(files.map(({ path, content }) => [path, content])),
      ...Object.fromEntries(logDays(world).map(({ day, body }) => [`log/${day}.csv`, body])),
      'org/org.json': `${JSON.stringify({ name: `Histories ${world.seed}`, clock: now, switches: { eventMonitoring: 'on' } }, null, 2)}\n`,
      ...Object.fromEntries(Object.entries(orgRecords(world, story)).map(([object, rows]) => [`org/records/${object}.csv`, tableText(rows)])),
      ...Object.fromEntries(Object.entries(orgMetadata).map(([path, text]) => [`org/metadata/${path}`, text])),
      'project/sfdx-project.json': `${JSON.stringify({ packageDirectories: [{ path: 'force-app', default: true }], sourceApiVersion: '66.0' })}\n`,
      'project/integrations/policy.yaml': stringify({ apiVersion: 'integration-user/v1' }),
      ...Object.fromEntries(specs.map((spec) => [`project/integrations/${spec.name}.yaml`, stringify(spec, { aliasDuplicateObjects: false })])),
    },
  };
}

/** Writes everything below a folder that exists; the same seed writes the same bytes. */
export async function writeHistoryWorld(folder: string, world: World): Promise<WrittenWorld> {
  const { manifest, contents } = filesOf(world);
  for (const [path, content] of Object.entries(contents)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return { manifest, users: 'users.csv', org: 'org', project: 'project', log: 'log' };
}
