import type { Holder, HolderAccess } from '../../model/audit/view.ts';
import { nameKey } from '../../model/audit/record-key.ts';
import type { PeoplesApps } from '../../model/audit/people-apps.ts';
import type { Traces } from './traces.ts';

/** Rights that make an account an administrator's (IU-IDN-002). */
const adminRights = ['ModifyAllData', 'ManageUsers', 'CustomizeApplication'];

/** An API Only user is nobody's account, whatever it may do. */
const isAdministrator = ({ permissions }: HolderAccess): boolean => !permissions.has('ApiUserOnly') && adminRights.some((right) => permissions.has(right));

/**
 * The integrations that a person's or administrator's account carries (definitions.actsAsIntegration [C]): apps that are not
 * for people, by a token or by a login that no person was in front of. A login is the better proof and comes first.
 */
export function actsThrough({ apps, isInteractive }: Traces, access: () => HolderAccess, { isForPeople }: PeoplesApps): Holder['actsThrough'] {
  const telling = apps.filter(({ by, app, isServerSide }) => !isForPeople(app) && (by === 'token' || isServerSide));
  if (telling.length === 0 || !(isInteractive || isAdministrator(access()))) return [];
  const byApp = new Map<string, Holder['actsThrough'][number]>();
  for (const { app, by, words } of telling.toSorted((one, other) => Number(one.by === 'token') - Number(other.by === 'token'))) {
    if (!byApp.has(nameKey(app))) byApp.set(nameKey(app), { app, words, byLogin: by === 'login' });
  }
  return [...byApp.values()];
}
