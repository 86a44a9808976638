import { nameKey } from '../model/audit/record-key.ts';
import type { ActorClass } from '../model/history/actor.ts';
import type { KnownUser } from '../model/history/people.ts';

/** The names Salesforce gives users of its own (facts 2: User). */
const byName: Readonly<Record<string, ActorClass>> = { 'automated process': 'automated', 'platform integration user': 'platform' };

/** What the name tells of a user whose type nobody knows, as of most lists of users. */
export const classByName = ({ userType = '', name = '' }: KnownUser): ActorClass | undefined => (userType === '' ? byName[nameKey(name)] : undefined);
