import { handoverOf, type Handover } from '../core/model/handover.ts';
import { componentNames } from '../core/model/names.ts';
import { current } from '../core/spec/ended.ts';
import { authMethodOf } from './auth-method.ts';
import { placeOf, type CredentialChoice, type CredentialDeps } from './credential-place.ts';
import type { Deps } from './deps.ts';
import { findTemplate } from './template-catalogue.ts';

export interface HandoverInput extends CredentialChoice {
  /** As the person names the org on the command line. */
  readonly targetOrg: string;
}

/** What there is to say when an integration is handed over, as spec, template and vault have it. No secret is asked for, and the org only who it is. */
export async function handover(deps: CredentialDeps & Pick<Deps, 'clock'>, input: HandoverInput): Promise<Handover> {
  const { value: spec } = input.loaded;
  const { org, chosen, store } = await placeOf(deps, input);
  const { network, username } = chosen.environment;
  const allow = current((network ?? spec.network).allow, deps.clock.now().toISOString().slice(0, 10));
  return handoverOf({
    target: { spec, names: componentNames(spec.name), org, environment: chosen.name, username, allow, store },
    method: authMethodOf(spec),
    stored: await deps.vault.find(org.orgId, spec.name),
    kept: deps.vault.where(org.orgId, spec.name),
    template: spec.template === undefined ? undefined : (await findTemplate(deps.files, spec.template)).template,
    targetOrg: input.targetOrg,
  });
}
