import type { OrgIdentity } from '../core/model/ports.ts';
import type { Proof } from '../core/model/proof.ts';
import { recordedIn } from '../core/planning/record.ts';
import { readRecord, recordLogin } from './bookkeeping.ts';
import type { Deps } from './deps.ts';
import { loadPolicy, type LoadedSpec } from './load-spec.ts';
import { environmentIn } from './refreshed-sandbox.ts';
import { targetOf } from './target.ts';
import { verify } from './verify.ts';

export interface VerifyIntegrationInput {
  readonly loaded: LoadedSpec;
  readonly environment?: string | undefined;
  readonly fromAddress?: string | undefined;
}
export interface VerifyResult {
  readonly integration: string;
  readonly org: OrgIdentity;
  readonly environment: string;
  readonly username: string;
  readonly proof: Proof;
}

/** The proof of one integration in one org, as it stands now. A login that is proven live is added to the record that is there. */
export async function verifyIntegration(deps: Deps, input: VerifyIntegrationInput): Promise<VerifyResult> {
  deps.progress.stage('look');
  const { value: spec } = input.loaded;
  const org = await deps.org.about();
  const chosen = await environmentIn(deps.org, spec, org, { environment: input.environment });
  const known = recordedIn(await readRecord(deps, { org, spec }));
  const found = await targetOf(deps.org, spec, chosen, deps.clock.now(), await loadPolicy(deps.files), known.recorded?.login?.at ?? '');
  const target = { ...found, ...known };
  const proof = await verify(deps, target, { appIsNew: false, fromAddress: input.fromAddress });
  await recordLogin(deps, target, proof);
  return { integration: spec.name, org: target.org, environment: target.environment, username: target.username, proof };
}
