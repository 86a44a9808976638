import { all as units } from '../../catalog/facts/index.ts';
import { preflightTarget } from '../../core/auditing/preflight.ts';
import { select } from '../../core/auditing/selection.ts';
import { requireKnownRules, withSeverities } from '../../core/auditing/severities.ts';
import type { DatasetId } from '../../core/model/audit/datasets.ts';
import type { PreflightReport, PreflightTarget } from '../../core/model/audit/preflight-report.ts';
import type { Rule } from '../../core/model/audit/rule.ts';
import type { OrgReader } from '../../core/model/ports.ts';
import { exitCodes, Problem } from '../../problems.ts';
import { problemOf } from '../refusals.ts';
import { readPolicy } from '../project-facts/registry.ts';
import { readCaller } from '../snapshot/caller.ts';
import type { CheckInput, OrgToCheck } from './check.ts';
import { catalogue } from './judge.ts';
import { byAnyLogin, type Login } from './logins.ts';
import type { ProjectDeps } from './project.ts';
import { wantedFacts } from './wanted-facts.ts';
import { defaultPolicy } from '../../core/model/policy.ts';

export type PreflightInput = Pick<CheckInput, 'orgs' | 'selection' | 'strict' | 'say'>;

/** What these rules read of an org, with everything that has to be read before it, in words and in the order of names. */
function datasetsFor(rules: readonly Rule[]): ReadonlyMap<DatasetId, string> {
  const wanted = wantedFacts(rules, 'org');
  return new Map(units.filter(({ dataset }) => wanted.has(dataset)).map(({ dataset, what }) => [dataset, what]));
}

/** A session with a JWT-format token is refused before it is sent (facts 3.3); an org that refuses the call itself took the session. */
async function takesMetadata(org: OrgReader): Promise<boolean> {
  try {
    await org.listMetadata('Settings');
    return true;
  } catch (error) {
    const problem = problemOf(error, 'list the metadata of the org');
    return problem.key !== 'soap-needs-opaque-session';
  }
}

async function lookAt({ name, open }: Login, rules: readonly Rule[]): Promise<PreflightTarget> {
  const { org } = await open();
  const { orgId: id, username: caller, userId } = await org.about();
  const [callerHas, metadata] = await Promise.all([readCaller(org, userId), takesMetadata(org)]);
  return preflightTarget({ id, name, caller, rules, datasets: datasetsFor(rules), callerHas, takesMetadata: metadata });
}

async function orFailed(org: OrgToCheck, rules: readonly Rule[], say: PreflightInput['say']): Promise<PreflightTarget> {
  try {
    return await byAnyLogin([org, ...(org.others ?? [])], async (login) => lookAt(login, rules));
  } catch (error) {
    const problem = say(problemOf(error, `read ${org.name}`));
    return { id: org.name, name: org.name, problem, datasets: [], gains: [], rules: 0, blind: [] };
  }
}

function exitCode(targets: readonly PreflightTarget[], strict: boolean): number {
  if (targets.some(({ problem }) => problem !== undefined)) return exitCodes.couldNot;
  return strict && targets.some(({ blind }) => blind.length > 0) ? exitCodes.notEvaluated : exitCodes.done;
}

/**
 * What the caller of each org sees of what the selected rules read: whole, in part or not at all, which permission would change
 * that, and which rules it costs. A few calls an org; judges nothing and changes nothing. Exit code 1 where an org could not be
 * read, 5 with `strict` where a rule will say unknown. Throws for wrong use: a selector that names nothing, a policy with mistakes.
 */
export async function preflight({ files, clock }: ProjectDeps, { orgs, selection, strict, say }: PreflightInput): Promise<PreflightReport> {
  if (orgs.length === 0) throw new Problem('check-no-org', [], exitCodes.wrongUse);
  const [row] = (await readPolicy(files)).rows;
  if (row !== undefined) requireKnownRules(catalogue, row, []);
  const rules = select(withSeverities(catalogue, row?.policy ?? defaultPolicy), selection);
  const targets = await Promise.all(orgs.map(async (org) => orFailed(org, rules, say)));
  return { format: 'integration-user/preflight/v1', at: clock.now().toISOString(), targets, exitCode: exitCode(targets, strict) };
}
