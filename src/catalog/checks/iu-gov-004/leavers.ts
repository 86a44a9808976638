import type { Evidence } from '../../../core/model/audit/check.ts';
import { seen } from '../../../core/model/audit/evidence.ts';
import type { Gap } from '../../../core/model/audit/fact.ts';
import { mailboxKey } from '../../../core/model/audit/mailbox-key.ts';
import { dayOf } from '../../../core/model/audit/moment-words.ts';
import { lastRotation, recordsOf } from '../../../core/model/audit/own-runs.ts';
import { presences } from '../../../core/model/audit/people.ts';
import type { UserRow } from '../../../core/model/audit/rows-people.ts';
import { holdsName } from '../../../core/model/audit/whole-name.ts';
import type { Integration, View } from '../../../core/model/audit/view.ts';

/** When the credential that is in use was made: by a rotation, else with the user. */
function credentialSince(view: View, { spec, holder }: Integration): string | undefined {
  const rotations = [lastRotation(view, spec.name)?.at, ...recordsOf(view, spec.name).map(({ rotatedAt }) => rotatedAt)];
  return rotations.filter((moment) => moment !== undefined).toSorted().at(-1) ?? holder?.user?.createdAt;
}

const usersOf = (view: View, email: string): readonly UserRow[] => view.rows('users').filter((user) => [user.email ?? '', user.username].some((each) => mailboxKey(each) === mailboxKey(email)));

/** The newest deactivation that the org wrote down; Display is prose that holds the username (facts 2.x SetupAuditTrail [K]). */
function deactivated(view: View, users: readonly UserRow[]): string | undefined {
  const rows = view.rows('setupAuditTrail').filter(({ action, display = '' }) => action.toLowerCase() === 'deactivateduser' && users.some(({ username }) => holdsName(display, username)));
  return rows.map(({ time }) => time).toSorted().at(-1);
}

export interface Left {
  readonly fails: readonly Evidence[];
  readonly unknowns: readonly Gap[];
}

/** When somebody left: the day on record; else no earlier than a login after the credential was made, which is late enough. */
function leftAt(view: View, users: readonly UserRow[], since: string): { readonly at: string; readonly words: string } | undefined {
  const on = deactivated(view, users);
  if (on !== undefined) return { at: on, words: `left on ${dayOf(on)}` };
  const login = users.flatMap(({ lastLoginAt }) => lastLoginAt ?? []).toSorted().at(-1);
  return login !== undefined && dayOf(login) > dayOf(since) ? { at: login, words: `left after ${dayOf(login)}` } : undefined;
}

function leaver(view: View, { spec, row }: Integration, email: string, since: string | undefined): Left {
  const open = (what: string): Left => ({
    fails: [],
    unknowns: [{ kind: 'not-given', words: `${email}, who looks after ${spec.name}, is no active user any more; ${what}.`, needs: `a new credential, and somebody else in ${row.file}` }],
  });
  if (since === undefined) return open('when its credential was made is not on record');
  const left = leftAt(view, usersOf(view, email), since);
  if (left === undefined) return open('since when is not in the setup audit trail');
  if (dayOf(left.at) <= dayOf(since)) return { fails: [], unknowns: [] };
  const words = `${email}, who looked after ${spec.name}, ${left.words}; its credential is of ${dayOf(since)}, so somebody who is gone may still know it.`;
  return { fails: [seen(words, { key: `leaver:${mailboxKey(email)}`, at: row.places['custodians'], fix: `Replace the credential of ${spec.name}, and name somebody else in ${row.file}.` })], unknowns: [] };
}

/** Owner and custodians who left while they could know the credential that is in use. Needs an org: files do not tell who left. */
export function leavers(view: View): (integration: Integration) => Left {
  const presence = presences(view);
  return (integration) => {
    const { owner, custodians } = integration.spec;
    const people = new Map([owner.email, ...custodians].map((email) => [mailboxKey(email), email]));
    const gone = [...people.values()].filter((email) => presence(email) === 'inactive');
    const found = gone.map((email) => leaver(view, integration, email, credentialSince(view, integration)));
    return { fails: found.flatMap(({ fails }) => fails), unknowns: found.flatMap(({ unknowns }) => unknowns) };
  };
}
