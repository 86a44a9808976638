/** Callers with a person's licence and few rights, each with a permission set of its own. */
import type { PracticeOrg } from './caller.ts';
import { deployed } from './deploying.ts';
import { assign, newUser, permissionSet, profileId } from './identity.ts';
import type { Grants } from './identity.ts';

export interface Reader {
  userId: string;
  /** Of a session of the reader. */
  token: string;
}

/** A user who has what `grants` say and the Minimum Access profile, and a session of that user. */
export async function newReader(org: PracticeOrg, alias: string, grants: Grants): Promise<Reader> {
  const set = `Reader_${alias}`;
  const userPermissions = [{ enabled: true, name: 'ApiEnabled' }, ...(grants.userPermissions ?? [])];
  await deployed(org, [permissionSet(set, { ...grants, userPermissions })]);
  const userId = await newUser(org, alias, { ProfileId: await profileId(org, 'Minimum Access - Salesforce') });
  await assign(org, userId, set);
  return { userId, token: org.newSession({ username: `${alias}@integrations.example` }).accessToken };
}
