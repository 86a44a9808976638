import type { SetupChangeRow } from '../../../core/model/audit/rows-use.ts';
import { isStandardUserType } from '../../../core/model/audit/salesforce-owned.ts';
import type { View } from '../../../core/model/audit/view.ts';

const same = (one: string | undefined, other: string): boolean => one?.toLowerCase() === other.toLowerCase();

/** Salesforce itself: by its context, by nobody, or by one of its own users. */
export function isSalesforce(view: View, { context, username, userId }: SetupChangeRow): boolean {
  if (context !== undefined || (username ?? userId) === undefined) return true;
  const user = userId === undefined ? undefined : view.user(userId);
  return user !== undefined && !isStandardUserType(user.userType);
}

/** A deployment tool of the organisation, itself or logged in as somebody. */
export const isExpected = (view: View, { username, delegate }: SetupChangeRow): boolean => view.policy.changes.expectedActors.some((actor) => same(username, actor) || same(delegate, actor));

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Inside the days and hours (UTC) in which changes are expected; hours may pass midnight. */
export function isInWindow({ policy: { changes } }: View, { time }: SetupChangeRow): boolean {
  const { window } = changes;
  if (window === undefined) return true;
  const isDay = window.days.some((day) => day === weekdays[new Date(time).getUTCDay()]);
  const hour = time.slice(11, 16);
  return isDay && (window.from <= window.to ? hour >= window.from && hour <= window.to : hour >= window.from || hour <= window.to);
}

/** `pat@example.com, logged in as ada@example.com,` */
export function actorWords({ username, userId, delegate }: SetupChangeRow): string {
  const who = username ?? userId ?? '';
  return delegate === undefined ? who : `${delegate}, logged in as ${who},`;
}
