import { exitCodes, type Problem, Problems } from '../problems.ts';
import type { Clock, Files, OrgReader } from '../core/model/ports.ts';
import { soql } from '../core/model/soql.ts';
import type { Spec } from '../core/model/spec.ts';
import { checkAgainstPolicy, notEvaluated, type Sight } from '../core/spec/against-policy.ts';
import { checkAgainstTemplate } from '../core/spec/against-template.ts';
import type { PlaceOf } from '../core/spec/place.ts';
import { loadPolicy } from './load-spec.ts';
import { findTemplate } from './template-catalogue.ts';

interface KeepDeps {
  readonly files: Files;
  readonly clock: Clock;
}

/**
 * Stops where a spec breaks the organisation's policy or takes what its own template never allows. Throws `policy-broken`
 * with every violation. Returns what could not be judged from here.
 */
export async function keepPolicy({ files, clock }: KeepDeps, spec: Spec, sight: Sight = {}): Promise<readonly Problem[]> {
  const today = clock.now().toISOString().slice(0, 10);
  const policy = await loadPolicy(files);
  const template = spec.template === undefined ? undefined : (await findTemplate(files, spec.template)).template;
  const broken = [...checkAgainstPolicy(spec, policy, today, sight), ...(template === undefined ? [] : checkAgainstTemplate(spec, template, sight.placeOf))];
  if (broken.length > 0) throw new Problems('policy-broken', [spec.name], broken, exitCodes.wrongUse);
  return notEvaluated(spec, policy, today, sight);
}

/** The same in an org, which knows its fields' classifications; it is asked only where the policy needs them. */
export async function keepPolicyInOrg(deps: KeepDeps & { readonly org: OrgReader }, spec: Spec, placeOf: PlaceOf): Promise<void> {
  const open = await keepPolicy(deps, spec, { placeOf });
  if (open.length > 0) await keepPolicy(deps, spec, { placeOf, classificationOf: await classifications(deps.org, spec) });
}

/** How the org classifies the fields of the spec's objects (Restricted, Confidential ...), one query per object (facts 2.x, FieldDefinition). */
async function classifications(org: OrgReader, spec: Spec): Promise<NonNullable<Sight['classificationOf']>> {
  const rows = await Promise.all(
    Object.keys(spec.access.objects).map(async (object) => {
      const fields = await org.query<{ QualifiedApiName: string; SecurityClassification: string | null }>(
        soql`SELECT QualifiedApiName, SecurityClassification FROM FieldDefinition WHERE EntityDefinition.QualifiedApiName = ${object}`
      );
      return fields.map((field) => [`${object}.${field.QualifiedApiName}`, field.SecurityClassification ?? ''] as const);
    })
  );
  const known = new Map(rows.flat());
  return (object, field) => known.get(`${object}.${field}`);
}
