import type { AppMetadataRow, AppPolicyRow } from '../../model/audit/rows-apps.ts';
import { grouped } from '../../model/audit/grouped.ts';
import { nameKey } from '../../model/audit/record-key.ts';
import type { World } from './world.ts';

/** An app's run-as user, as app and policy name it. An app with client credentials switched off runs as nobody. */
interface RunAs {
  readonly username: string;
  readonly app: string;
  readonly appId?: string;
}

function ofPolicy({ app, appId, runAs, clientCredentials }: AppPolicyRow): readonly RunAs[] {
  return runAs === undefined || clientCredentials === false ? [] : [{ username: runAs, app, ...(appId === undefined ? {} : { appId }) }];
}

function ofMetadata({ app, id, runAs, flags }: AppMetadataRow): readonly RunAs[] {
  return runAs === undefined || flags.clientCredentials === false ? [] : [{ username: runAs, app, ...(id === undefined ? {} : { appId: id }) }];
}

/** Usernames that one app runs as. */
export const runAsOf = ({ policy, metadata }: { readonly policy?: AppPolicyRow; readonly metadata?: AppMetadataRow }): readonly string[] =>
  [...(policy === undefined ? [] : ofPolicy(policy)), ...(metadata === undefined ? [] : ofMetadata(metadata))].map(({ username }) => username);

/** By username, in comparable form. */
export function runAsUsers(world: World): ReadonlyMap<string, readonly RunAs[]> {
  const all = [...world.rows('appPolicies').flatMap(ofPolicy), ...world.rows('connectedAppMetadata').flatMap(ofMetadata)];
  return grouped(all, ({ username }) => nameKey(username));
}
