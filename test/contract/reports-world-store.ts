import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { HistoryStore } from '../../src/core/model/history/store.ts';
import type { StoreRow } from '../../src/core/model/history/tables.ts';
import { historyWorld } from '../history-worlds/compose.ts';
import { connections } from '../history-worlds/specs.ts';
import { trackedObjects } from '../history-worlds/tracked.ts';
import { writeHistoryWorld, type WrittenWorld } from '../history-worlds/write-world.ts';
import { placeForStores } from '../edges/warehouse/stores-here.ts';

type Manifest = WrittenWorld['manifest'];
const classes: Readonly<Record<string, string>> = { 'automated-process': 'automated', 'platform-integration-user': 'platform', 'deleted-or-unknown': 'deleted' };
const classOf = (name: string): string => classes[name] ?? name;

/** A spec goes by the name that the manifest has for its actor. */
const integration = (name: string): string => `integration:${name}`;
const specsOf = (user: string): readonly string[] => connections.filter(({ account }) => account.id === user).map(({ name }) => integration(name));

/** Who it may have been, always of the whole account, so that what the manifest counts for the account has one name here. */
const candidates = (user: string): string => `user:${user}, ${specsOf(user).join(' or ')}`;
/** The manifest's name of an actor that a report names. */
export const told = (actor: unknown): string => String(actor).replace(/, .*$/, '');

const actors = ({ accounts }: Manifest): readonly StoreRow[] => accounts.map(({ id, name, username, actor, class: kind, isShared }) => ({ user_id: id, actor, class: classOf(kind), basis: 'registry', why: 'planted', shared: isShared, name, username }));

/** What is planted of shared accounts, moment by moment. */
function attributions({ accounts, stories }: Manifest): readonly StoreRow[] {
  const shared = new Set(accounts.filter(({ isShared }) => isShared).map(({ id }) => id));
  const rows = new Map<string, StoreRow>();
  for (const [key, lines] of Object.entries(stories)) {
    const [object = ''] = key.split(' ');
    for (const { user, at, actor, class: kind, confidence } of lines.filter((line) => shared.has(line.user))) {
      const known = confidence === 'ambiguous' ? { candidates: candidates(user) } : { app: actor, app_class: classOf(kind) };
      rows.set([user, object, at].join(' '), { user_id: user, object, changed_at: at, confidence, evidence: 'usage', app: null, app_class: null, candidates: null, ...known });
    }
  }
  return [...rows.values()];
}

const declared = (): readonly StoreRow[] =>
  connections.flatMap(({ name, objects }) =>
    Object.entries(objects).flatMap(([object, { create = false, edit = false, fields }]) => [
      ...(create ? [{ integration: integration(name), object, field: '', direction: 'create' }] : []),
      ...(edit ? [{ integration: integration(name), object, field: '', direction: 'edit' }] : []),
      ...Object.entries(fields).map(([field, direction]) => ({ integration: integration(name), object, field, direction })),
    ])
  );

const field = (object: string, name: string, tracked: boolean): StoreRow => ({ object, field: name, label: name === '' ? object : name, data_type: null, tracked, can_track: true, with_values: true });
/** What the world tracks, and what specs declare beside it. */
function tracked(): readonly StoreRow[] {
  const rows = new Map<string, StoreRow>();
  const add = (row: StoreRow): void => void rows.set(`${String(row['object'])}.${String(row['field'])}`, row);
  for (const [object, { fields }] of connections.flatMap(({ objects }) => Object.entries(objects))) for (const name of ['', ...Object.keys(fields)]) add(field(object, name, false));
  for (const { object, fields } of trackedObjects) for (const name of ['', ...Object.keys(fields)]) add(field(object, name, true));
  return [...rows.values()];
}

const shared = ({ accounts }: Manifest): readonly StoreRow[] =>
  accounts.filter(({ isShared }) => isShared).flatMap(({ id, actor, apps }) => apps.map((app) => ({ user_id: id, actor, app: connections.some(({ label }) => label === app) ? integration(connections.find(({ label }) => label === app)?.name ?? '') : app, why: 'planted', first_at: null, last_at: null, exact_from: null })));

const counts = ({ records, now }: Manifest): readonly StoreRow[] => records.map(({ user, object, created, modified }) => ({ object, user_id: user, created, created_last: null, modified, modified_last: null, as_of: now }));

export interface WorldStore {
  readonly manifest: Manifest;
  readonly store: HistoryStore;
  readonly end: () => Promise<void>;
}

/** A store on disk with the rows of a world as other tools export them; who they are is as planted, so that only reports are in question. */
export async function worldStore(seed: number): Promise<WorldStore> {
  const place = await placeForStores();
  const folder = join(place.folder, 'world');
  const { manifest } = await writeHistoryWorld(folder, historyWorld(seed));
  const store = await place.store('text');
  const files = manifest.files.filter(({ flavour }) => flavour === 'bulk').map(({ path, object }) => ({ path: join(folder, path), object, kind: 'csv' as const }));
  await store.ingest(files, { batch: `world ${seed}`, restricted: new Set() });
  await store.write('actors', actors(manifest));
  await store.writeAttributions((async function* portions() {
    yield attributions(manifest);
  })());
  await store.rollUp();
  for (const [table, rows] of [['declared', declared()], ['tracked', tracked()], ['shared', shared(manifest)], ['counts', counts(manifest)]] as const) await store.write(table, rows);
  return {
    manifest,
    store,
    async end() {
      await place.end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
