import { exitCodes, Problem, Problems } from '../problems.ts';
import type { Target } from '../core/model/component.ts';
import { credentialStoreOf } from '../core/model/credential-store.ts';
import { combined, describeKnowledge, shippedKnowledge, violations } from '../core/model/field-knowledge.ts';
import { componentNames } from '../core/model/names.ts';
import { defaultPolicy, type Policy } from '../core/model/policy.ts';
import type { ObjectDescribe, OrgReader } from '../core/model/ports.ts';
import type { NetworkEntry, Spec } from '../core/model/spec.ts';
import { current } from '../core/spec/ended.ts';
import { pathText } from '../core/spec/place.ts';
import type { ChosenEnvironment } from './environment.ts';
import { vendorConnection } from './vendor-connection.ts';

function fieldProblems(spec: Spec, describes: ReadonlyMap<string, ObjectDescribe | undefined>): readonly Problem[] {
  return Object.entries(spec.access.objects).flatMap(([object, access]) => {
    const described = describes.get(object);
    if (described === undefined) return [new Problem('object-not-there', [object], exitCodes.wrongUse)];
    const known = new Set(described.fields.map((field) => field.name));
    return Object.keys(access.fields)
      .filter((field) => !known.has(field))
      .map((field) => new Problem('field-not-there', [field, object], exitCodes.wrongUse));
  });
}

/**
 * Addresses for connecting count while a vendor that logs in through a browser has not done so (facts, templates 2.6): a token
 * that ends opens them again. Where that cannot be seen they count, and so do those of flows in which nobody connects.
 */
async function counting(org: OrgReader, spec: Spec, { environment: { username } }: ChosenEnvironment, allow: readonly NetworkEntry[], provenAt: string | undefined): Promise<readonly NetworkEntry[]> {
  const others = allow.filter(({ purpose }) => purpose !== 'connect');
  if (spec.auth.flow !== 'authorization-code' || others.length === allow.length || others.length === 0) return allow;
  const connection = await vendorConnection(org, { username, label: spec.label, app: componentNames(spec.name).app });
  return connection.kind === 'connected' && (provenAt === undefined || connection.since <= provenAt) ? others : allow;
}

/**
 * The spec in this org: every object and field looked up, so that what Salesforce would refuse is said before anything is
 * written. What stores of secrets may be used is for the policy to say; without one no command is ever run. `provenAt`: a
 * vendor that has connected since counts as connecting still, since nobody had the time to close what that left open.
 */
export async function targetOf(org: OrgReader, spec: Spec, chosen: ChosenEnvironment, now: Date, policy: Policy = defaultPolicy, provenAt?: string): Promise<Target> {
  const names = Object.keys(spec.access.objects);
  const [about, ...described] = await Promise.all([org.about(), ...names.map((name) => org.describe(name))]);
  const describes = new Map(names.map((name, index) => [name, described[index]]));
  const fields = combined(describeKnowledge(described.filter((each) => each !== undefined)), shippedKnowledge());
  const faults = [...fieldProblems(spec, describes), ...violations(spec, fields)];
  const own = chosen.environment.network;
  const allow = await counting(org, spec, chosen, current((own ?? spec.network).allow, now.toISOString().slice(0, 10)), provenAt);
  // An empty list would open the profile to every address (facts 1.1: ranges deny only where there are any).
  if (allow.length === 0) faults.push(new Problem('allowlist-ended', [pathText(own === undefined ? ['network', 'allow'] : ['environments', chosen.name, 'network', 'allow']), spec.name], exitCodes.wrongUse));
  if (faults.length > 0) throw new Problems('spec-does-not-fit-org', [spec.name, about.name], faults, exitCodes.wrongUse);
  return {
    spec,
    names: componentNames(spec.name),
    org: about,
    environment: chosen.name,
    username: chosen.environment.username,
    asOf: now.toISOString(),
    allow,
    store: credentialStoreOf(spec, { name: chosen.name, environment: chosen.environment, orgId: about.orgId }, policy),
    fields,
  };
}
