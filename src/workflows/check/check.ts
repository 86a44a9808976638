import { parseBaseline } from '../../core/auditing/baseline-file.ts';
import { buildReport, type CheckedTarget, type FailedTarget } from '../../core/auditing/report.ts';
import { select } from '../../core/auditing/selection.ts';
import { requireKnownRules, withSeverities } from '../../core/auditing/severities.ts';
import type { Snapshot } from '../../core/model/audit/datasets.ts';
import type { PreviousSnapshotRow } from '../../core/model/audit/rows-files.ts';
import type { CheckReport } from '../../core/model/audit/report.ts';
import type { GateRules } from '../../core/auditing/gate.ts';
import type { Rule } from '../../core/model/audit/rule.ts';
import { defaultPolicy, type Policy } from '../../core/model/policy.ts';
import { exitCodes, Problem } from '../../problems.ts';
import { visible } from '../../core/model/visible-text.ts';
import { problemOf } from '../refusals.ts';
import { inTurns } from '../turns.ts';
import { acquainted, type Looking } from './environments.ts';
import { snapshotOfFiles, type FilesToCheck } from './files.ts';
import { catalogue, judge } from './judge.ts';
import { byAnyLogin, type Login } from './logins.ts';
import { snapshotOfOrg } from './org.ts';
import { readProject, type ProjectDeps, type ProjectRead } from './project.ts';
import { wantedFacts } from './wanted-facts.ts';

/** Orgs read at the same time: each brings its own calls, and one machine waits for all. */
const orgsAtOnce = 4;

/** An org by the login that people know it by, and this machine's other logins to it. */
export interface OrgToCheck extends Login {
  readonly others?: readonly Login[];
}

export interface CheckInput extends GateRules {
  readonly orgs: readonly OrgToCheck[];
  readonly files?: FilesToCheck | undefined;
  /** Taken earlier. */
  readonly snapshots: readonly Snapshot[];
  /** Of the same orgs, to compare with. */
  readonly previous: readonly Snapshot[];
  /** As `select` takes them. */
  readonly selection: readonly string[];
  readonly baseline?: { readonly file: string; readonly text: string } | undefined;
  readonly tool: CheckReport['tool'];
  /** A problem as people read it. */
  readonly say: (problem: Problem) => NonNullable<FailedTarget['problem']>;
}

export interface Checked {
  readonly report: CheckReport;
  /** What was read, in the order of the report's targets; those that failed are left out. */
  readonly snapshots: readonly Snapshot[];
}

const before = ({ id: orgId, takenAt, facts }: Snapshot): PreviousSnapshotRow => ({ orgId, takenAt, healthCheck: Object.fromEntries((facts.healthCheck?.rows ?? []).map(({ id, risk }) => [id, risk])) });

/** One target; where it cannot be read, why, and the others go on. */
async function orFailed(name: string, mode: Snapshot['mode'], say: CheckInput['say'], read: () => Promise<Snapshot>): Promise<Snapshot | FailedTarget> {
  try {
    return await read();
  } catch (error) {
    const problem = problemOf(error, `read ${name}`);
    return { id: name, name, mode, problem: say(problem) };
  }
}

/** What is read of whom: orgs, then files. */
async function read(deps: ProjectDeps, { orgs, files, say }: CheckInput, project: ProjectRead, rules: readonly Rule[]): Promise<readonly (Snapshot | FailedTarget)[]> {
  const ofOrg = wantedFacts(rules, 'org');
  const ofOrgs = await inTurns(orgs, orgsAtOnce, async (org) => orFailed(org.name, 'org', say, async () => byAnyLogin([org, ...(org.others ?? [])], async ({ name, open }) => snapshotOfOrg(await open(), name, project, ofOrg))));
  const ofFiles = files === undefined ? [] : [await orFailed(files.name, 'source', say, async () => snapshotOfFiles(deps, files, project, wantedFacts(rules, 'source')))];
  return [...ofOrgs, ...ofFiles];
}

/** A saved snapshot is somebody's file: rows that are not what they claim to be are its mistake. Throws `snapshot-broken` (exit 2). */
function asSaved<Value>({ name }: Snapshot, look: () => Value): Value {
  try {
    return look();
  } catch (error) {
    if (error instanceof TypeError) throw new Problem('snapshot-broken', [`of ${visible(name)}`, 'a row in it is not what check writes'], exitCodes.wrongUse);
    throw error;
  }
}

/** Every target of the run, each knowing the others: those that were read now, then saved ones. */
function judged(fresh: readonly (Snapshot | FailedTarget)[], saved: readonly Snapshot[], policy: Policy, rules: readonly Rule[]): readonly (CheckedTarget | FailedTarget)[] {
  const isSaved = new Set<Snapshot>(saved);
  const looking: Looking = (snapshot, look) => (isSaved.has(snapshot) ? asSaved(snapshot, look) : look());
  const all = [...fresh, ...saved];
  const snapshots = all.filter((each) => 'facts' in each);
  const whole = new Map(acquainted(snapshots, policy, looking).map((each, place) => [snapshots[place], each]));
  return all.map((each) => ('facts' in each ? looking(each, () => judge(whole.get(each) ?? each, policy, rules)) : each));
}

/** The project; where its files are to be checked and cannot be read, why. */
async function projectOf(deps: ProjectDeps, { files, previous }: CheckInput): Promise<ProjectRead | Problem> {
  try {
    return await readProject(deps, previous.map(before));
  } catch (error) {
    if (files !== undefined && error instanceof Problem) return error;
    throw error;
  }
}

/** Every target of a run that has nothing to hold them against. */
function allFailed({ orgs, files, snapshots }: CheckInput, problem: FailedTarget['problem']): readonly FailedTarget[] {
  return [
    ...orgs.map(({ name }): FailedTarget => ({ id: name, name, mode: 'org', problem })),
    ...(files === undefined ? [] : [{ id: files.name, name: files.name, mode: 'source', problem } as const]),
    ...snapshots.map(({ id, name, mode }): FailedTarget => ({ id, name, mode, problem })),
  ];
}

/** All targets, judged as far as they and the project could be read. */
async function targetsOf(deps: ProjectDeps, input: CheckInput, project: ProjectRead | Problem): Promise<readonly (CheckedTarget | FailedTarget)[]> {
  if (project instanceof Problem) return allFailed(input, input.say(project));
  const [policy] = project.facts.policy?.rows ?? [];
  if (policy !== undefined) requireKnownRules(catalogue, policy, project.facts.registry?.rows ?? []);
  const rules = select(withSeverities(catalogue, project.policy), input.selection);
  return judged(await read(deps, input, project, rules), input.snapshots, project.policy, rules);
}

/**
 * Orgs, files and snapshots held against the rules. Changes nothing. A target that cannot be read is in the report with why;
 * the others are judged. Where files are checked, the project's policy, templates and specs are part of them: those that
 * cannot be read are told in the report too (exit 1), and a policy that is not known leaves nothing to judge by. Throws for
 * wrong use: a selector that names nothing, a baseline with mistakes, and, where no files are checked, such a policy (exit 2).
 */
export async function check(deps: ProjectDeps, input: CheckInput): Promise<Checked> {
  const baseline = input.baseline === undefined ? undefined : parseBaseline(input.baseline.file, input.baseline.text);
  const project = await projectOf(deps, input);
  const policy = project instanceof Problem ? defaultPolicy : project.policy;
  const targets = await targetsOf(deps, input, project);
  const { failOn, failOnWarn, strict, selection, tool } = input;
  const report = buildReport({ targets, rules: catalogue, policy, selection, tool, at: deps.clock.now().toISOString(), failOn, failOnWarn, strict, ...(baseline === undefined ? {} : { baseline }) });
  return { report, snapshots: targets.flatMap((each) => ('snapshot' in each ? [each.snapshot] : [])) };
}
