import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { all } from '../../src/catalog/components/index.ts';
import { amend } from '../../src/core/metadata/amend.ts';
import { appParts } from '../../src/core/metadata/app-parts.ts';
import { nested } from '../../src/core/metadata/connected-app-file.ts';
import type { XmlContent } from '../../src/core/metadata/write-xml.ts';
import { writeXml } from '../../src/core/metadata/write-xml.ts';
import type { Change, Component, Target } from '../../src/core/model/component.ts';
import type { XmlElement } from '../../src/core/model/metadata-file.ts';
import type { Vault } from '../../src/core/model/ports.ts';
import { inOrder } from '../../src/core/planning/order.ts';
import { systemClock } from '../../src/edges/clock/clock.ts';
import { systemRandom } from '../../src/edges/clock/random.ts';
import { openVault } from '../../src/edges/vault/vault.ts';
import type { Problem } from '../../src/problems.ts';
import { progress } from './components-fakes.ts';
import { openHouse, type House } from './house.ts';

type Part = Component<unknown>;

/** A practice org with a whole identity in it, whose apps an admin can edit by hand. */
export interface AppHouse extends House {
  readonly vault: Vault;
  /** What is there of one component, as the org shows it. */
  content(type: string, fullName: string): Promise<XmlElement>;
  /** As somebody in Setup would: the elements named become so, the others stay. */
  editApp(type: string, fullName: string, changes: XmlContent): Promise<void>;
  /** The same, inside a nested element of a connected app; who may use it stays as it is. */
  editInside(app: string, element: string, changes: XmlContent): Promise<void>;
  /** The same house, seen by another spec or on another day. */
  as(target: Partial<Target>): AppHouse;
  /** What each part that differs would change, by its id. */
  drift(): Promise<Readonly<Record<string, readonly Change[]>>>;
  notes(): Promise<readonly string[]>;
  obstacles(): Promise<readonly Problem[]>;
  /** Makes every part that differs, as `create` does, and calls back after each. Returns their ids. */
  mend(after?: (part: string) => Promise<void>): Promise<readonly string[]>;
}

const files: Readonly<Record<string, readonly [folder: string, suffix: string]>> = {
  ...Object.fromEntries(Object.values(appParts).map(({ type, folder, suffix }) => [type, [folder, suffix] as const])),
  ExternalClientApplication: ['externalClientApps', 'eca'],
  ConnectedApp: ['connectedApps', 'connectedApp'],
};

function withApps(house: House, vault: Vault): AppHouse {
  const { org, target } = house;
  const tools = { org, vault, progress };
  const parts = inOrder<Part>(all, target.spec);
  const read = async <Found>(judge: (part: Part, actual: unknown) => Found): Promise<readonly Found[]> => Promise.all(parts.map(async (part) => judge(part, await part.read(tools, target))));
  const content = async (type: string, fullName: string): Promise<XmlElement> => {
    const [found] = await org.readMetadata(type, [fullName]);
    if (found === undefined) throw new Error(`no ${type} ${fullName}`);
    return found.content;
  };
  const put = async (type: string, fullName: string, xml: string): Promise<void> => {
    const [folder, suffix] = files[type] ?? ['', ''];
    const { succeeded, failures } = await org.deploy([{ type, fullName, folder, suffix, xml }], { checkOnly: false });
    if (!succeeded) throw new Error(failures.map(({ problem }) => problem).join());
  };
  const editApp: AppHouse['editApp'] = async (type, fullName, changes) => put(type, fullName, writeXml(type, amend(await content(type, fullName), changes)));
  return {
    ...house,
    vault,
    content,
    editApp,
    editInside: async (app, element, changes) => editApp('ConnectedApp', app, { profileName: undefined, permissionSetName: undefined, [element]: amend(nested(await content('ConnectedApp', app), element), changes) }),
    as: (more) => withApps({ ...house, target: { ...target, ...more } }, vault),
    drift: async () => Object.fromEntries((await read((part, actual) => [part.id, part.diff(target, actual)] as const)).filter(([, changes]) => changes.length > 0)),
    notes: async () => (await read((part, actual) => part.notes?.(target, actual) ?? [])).flat(),
    obstacles: async () => (await read((part, actual) => (actual === undefined ? undefined : part.obstacle?.(target, actual)))).filter((problem) => problem !== undefined),
    mend: async (after) => {
      const done: string[] = [];
      for (const part of parts) {
        const actual = await part.read(tools, target);
        if (part.diff(target, actual).length === 0) continue;
        await part.apply(tools, target, actual);
        const left = part.diff(target, await part.read(tools, target));
        if (left.length > 0) throw new Error(`${part.id} did not take: ${left.map(({ words }) => words).join(' ')}`);
        done.push(part.id);
        await after?.(part.id);
      }
      return done;
    },
  };
}

/** With keys in a throw-away folder; `close` ends both. */
export async function openAppHouse(changes: Record<string, unknown>, more: Partial<Target> = {}, settings?: Parameters<typeof openHouse>[2]): Promise<AppHouse> {
  const home = await mkdtemp(join(tmpdir(), 'app-house-'));
  const house = await openHouse(changes, more, settings);
  const vault = openVault({ root: join(home, 'keys'), home, clock: systemClock, random: systemRandom });
  return withApps({ ...house, close: async () => {
    await house.close();
    await rm(home, { recursive: true, force: true });
  } }, vault);
}

export const words = (changes: readonly Change[] | undefined): readonly string[] => (changes ?? []).map((change) => change.words);
export const effects = (changes: readonly Change[] | undefined): readonly (string | undefined)[] => (changes ?? []).map(({ effect }) => effect);
