import { credentialStoreOf, type CredentialStore } from '../core/model/credential-store.ts';
import type { OrgIdentity } from '../core/model/ports.ts';
import type { Deps } from './deps.ts';
import type { ChosenEnvironment } from './environment.ts';
import { loadPolicy, type LoadedSpec } from './load-spec.ts';
import { environmentIn } from './refreshed-sandbox.ts';

export type CredentialDeps = Pick<Deps, 'org' | 'vault' | 'files'>;

export interface CredentialChoice {
  readonly loaded: LoadedSpec;
  readonly environment?: string | undefined;
}

/** Which credential is meant: that of the environment this org is, where the spec and the policy say it is kept. */
export interface CredentialPlace {
  readonly org: OrgIdentity;
  readonly chosen: ChosenEnvironment;
  readonly store: CredentialStore;
}

/** Asks the org only who it is. */
export async function placeOf({ org: reader, files }: CredentialDeps, { loaded: { value: spec }, environment }: CredentialChoice): Promise<CredentialPlace> {
  const org = await reader.about();
  const chosen = await environmentIn(reader, spec, org, { environment });
  const store = credentialStoreOf(spec, { name: chosen.name, environment: chosen.environment, orgId: org.orgId }, await loadPolicy(files));
  return { org, chosen, store };
}
