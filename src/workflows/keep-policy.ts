import { exitCodes, Problems } from '../problems.ts';
import type { Policy } from '../core/model/policy.ts';
import type { Clock, Files, OrgReader } from '../core/model/ports.ts';
import { soql } from '../core/model/soql.ts';
import type { Spec } from '../core/model/spec.ts';
import { checkAgainstPolicy, leftToTheOrg, needsClassifications, notEvaluated, type Sight } from '../core/spec/against-policy.ts';
import { checkAgainstTemplate } from '../core/spec/against-template.ts';
import { endedNotes } from '../core/spec/ended.ts';
import type { PlaceOf } from '../core/spec/place.ts';
import { loadPolicy } from './load-spec.ts';
import { findTemplate } from './template-catalogue.ts';

interface KeepDeps {
  readonly files: Files;
  readonly clock: Clock;
}

async function mustKeep(files: Files, spec: Spec, policy: Policy, sight: Sight): Promise<void> {
  const template = spec.template === undefined ? undefined : (await findTemplate(files, spec.template)).template;
  const broken = [...checkAgainstPolicy(spec, policy, sight), ...(template === undefined ? [] : checkAgainstTemplate(spec, template, sight.placeOf))];
  if (broken.length > 0) throw new Problems('policy-broken', [spec.name], broken, exitCodes.wrongUse);
}

/**
 * Stops where a spec breaks the organisation's policy or takes what its own template never allows. Throws `policy-broken`
 * with every violation. Returns in plain sentences what of the spec counts no more, and what only an org can judge.
 */
export async function keepPolicy({ files, clock }: KeepDeps, spec: Spec, sight: Sight = {}): Promise<readonly string[]> {
  const policy = await loadPolicy(files);
  await mustKeep(files, spec, policy, sight);
  return [...endedNotes(spec, clock.now().toISOString().slice(0, 10)), ...leftToTheOrg(spec, policy)];
}

/**
 * The same in an org, which knows its fields' classifications; it is asked only where the policy needs them. Throws
 * `policy-broken` as well, and `policy-not-judged` where the org does not tell the classification of every field.
 */
export async function keepPolicyInOrg({ files, org }: KeepDeps & { readonly org: OrgReader }, spec: Spec, placeOf: PlaceOf): Promise<void> {
  const policy = await loadPolicy(files);
  const sight = { placeOf, classificationOf: needsClassifications(spec, policy) ? await classifications(org, spec) : undefined };
  await mustKeep(files, spec, policy, sight);
  const open = notEvaluated(spec, policy, sight);
  if (open.length > 0) throw new Problems('policy-not-judged', [spec.name], open, exitCodes.couldNot);
}

/** How the org classifies the fields of the spec's objects (Restricted, Confidential ...), one query per object (facts 2.x, FieldDefinition), once a run. */
async function classifications(org: OrgReader, spec: Spec): Promise<NonNullable<Sight['classificationOf']>> {
  const keyOf = (object: string, field: string): string => `${object}.${field}`.toLowerCase();
  const rows = await Promise.all(
    Object.keys(spec.access.objects).map(async (object) => {
      const fields = await org.schemaQuery<{ QualifiedApiName: string; SecurityClassification: string | null }>(
        soql`SELECT QualifiedApiName, SecurityClassification FROM FieldDefinition WHERE EntityDefinition.QualifiedApiName = ${object}`
      );
      return fields.map((field) => [keyOf(object, field.QualifiedApiName), field.SecurityClassification ?? ''] as const);
    })
  );
  const known = new Map(rows.flat());
  return (object, field) => known.get(keyOf(object, field));
}
