import { asFarAs, known, unknown, type Gap } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { isGap, orGap, readFor } from '../../../core/model/audit/org-reading.ts';

interface Raw {
  readonly UserId: string;
  readonly IsFrozen: boolean;
  readonly IsPasswordLocked: boolean;
}

/** Of users in question. One row per user; a user without one is not known to be free (facts 2.x UserLogin [A]). */
export const fromOrg: NonNullable<FactUnit<'userLogins'>['fromOrg']> = async ({ org, inQuestion }) => {
  const ids = inQuestion();
  if (ids.length === 0) return known([]);
  const rows = await orGap('Which users are frozen or locked', 'Manage Users', () => readFor<Raw>(org, { from: 'UserLogin', columns: ['Id', 'UserId', 'IsFrozen', 'IsPasswordLocked'] }, 'UserId', ids));
  if (isGap(rows)) return unknown(rows);
  const told = new Set(rows.map(({ UserId }) => UserId));
  const untold = ids.filter((id) => !told.has(id));
  const gap: Gap = { kind: 'unreadable', words: `Salesforce shows no login record of ${untold.length} of ${ids.length} users, so whether they are frozen or locked is not known.`, needs: 'Manage Users', about: untold };
  return asFarAs(rows.map(({ UserId: userId, IsFrozen: isFrozen, IsPasswordLocked: isPasswordLocked }) => ({ userId, isFrozen, isPasswordLocked })), untold.length === 0 ? [] : [gap]);
};
