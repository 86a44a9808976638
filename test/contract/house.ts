import licenceAssignment from '../../src/catalog/components/licence-assignment/licence-assignment.ts';
import permissionSetAssignment from '../../src/catalog/components/permission-set-assignment/permission-set-assignment.ts';
import permissionSet from '../../src/catalog/components/permission-set/permission-set.ts';
import profile from '../../src/catalog/components/profile/profile.ts';
import user from '../../src/catalog/components/user/user.ts';
import type { Change, Component, Target } from '../../src/core/model/component.ts';
import type { Org } from '../../src/core/model/ports.ts';
import { combined, describeKnowledge, shippedKnowledge } from '../../src/core/model/field-knowledge.ts';
import type { XmlContent } from '../../src/core/metadata/write-xml.ts';
import { writeXml } from '../../src/core/metadata/write-xml.ts';
import { systemClock } from '../../src/edges/clock/clock.ts';
import { openOrg } from '../../src/edges/org/org.ts';
import { startPracticeOrg } from '../practice-org/server.ts';
import { fakeVault, progress, targetWith } from './components-fakes.ts';

type PracticeOrg = Awaited<ReturnType<typeof startPracticeOrg>>;
type Settings = NonNullable<Parameters<typeof startPracticeOrg>[0]>['settings'];

/** The parts of an identity that are no app, in the order in which they are made. */
export const people = [profile, permissionSet, user, licenceAssignment, permissionSetAssignment] as readonly Component<unknown>[];

/** A practice org in which an admin can edit what the components made, by hand. */
export interface House {
  readonly practice: PracticeOrg;
  readonly org: Org;
  readonly target: Target;
  /** As somebody in Setup would: what the file names lies over a profile and replaces a permission set. */
  edit(type: 'Profile' | 'PermissionSet' | 'PermissionSetGroup' | 'CustomPermission' | 'ApexClass', fullName: string, content: XmlContent): Promise<void>;
  id(query: string): Promise<string>;
  close(): Promise<void>;
}

const folders = {
  Profile: ['profiles', 'profile'],
  PermissionSet: ['permissionsets', 'permissionset'],
  PermissionSetGroup: ['permissionsetgroups', 'permissionsetgroup'],
  CustomPermission: ['customPermissions', 'customPermission'],
  ApexClass: ['classes', 'cls-meta.xml'],
} as const;

export async function openHouse(changes: Record<string, unknown>, more: Partial<Target> = {}, settings?: Settings): Promise<House> {
  const practice = await startPracticeOrg({ seed: 'empty', ...(settings === undefined ? {} : { settings }) });
  const session = { instanceUrl: practice.instanceUrl, username: practice.username, accessToken: () => practice.accessToken, refresh: async () => undefined };
  const org = openOrg({ session, clock: systemClock, allowLoopback: true });
  const plain = targetWith(changes, more);
  const described = await Promise.all(Object.keys(plain.spec.access.objects).map((object) => org.describe(object)));
  const fields = combined(describeKnowledge(described.filter((one) => one !== undefined)), shippedKnowledge());
  return {
    practice,
    org,
    target: { ...plain, org: await org.about(), fields },
    async edit(type, fullName, content) {
      const [folder, suffix] = folders[type];
      const { succeeded, failures } = await org.deploy([{ type, fullName, folder, suffix, xml: writeXml(type, content) }], { checkOnly: false });
      if (!succeeded) throw new Error(failures.map(({ problem }) => problem).join());
    },
    async id(query) {
      const [row] = await org.query<{ Id: string }>({ text: query });
      if (row === undefined) throw new Error(`no row: ${query}`);
      return row.Id;
    },
    close: () => practice.close(),
  };
}

/** What each part that differs would change, by its id. */
export async function drift({ org, target }: House): Promise<Readonly<Record<string, readonly Change[]>>> {
  const found: Record<string, readonly Change[]> = {};
  for (const part of people) {
    const changes = part.diff(target, await part.read({ org, vault: fakeVault() }, target));
    if (changes.length > 0) found[part.id] = changes;
  }
  return found;
}

/** Makes every part that differs. Returns their ids. */
export async function mend({ org, target }: House): Promise<readonly string[]> {
  const done: string[] = [];
  for (const part of people) {
    const actual = await part.read({ org, vault: fakeVault() }, target);
    if (part.diff(target, actual).length === 0) continue;
    await part.apply({ org, vault: fakeVault(), progress }, target, actual);
    done.push(part.id);
  }
  return done;
}
