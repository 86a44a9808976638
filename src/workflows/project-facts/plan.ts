import { asFarAs, known, type Fact, type Gap } from '../../core/model/audit/fact.ts';
import type { PlanRow, RegistryRow } from '../../core/model/audit/rows-files.ts';
import type { Change } from '../../core/model/component.ts';
import type { PlannedStep } from '../../core/model/plan.ts';
import type { Files, Clock } from '../../core/model/ports.ts';
import { Problem } from '../../problems.ts';
import { readRecord } from '../bookkeeping.ts';
import type { Deps } from '../deps.ts';
import { generate } from '../generate.ts';
import { loadSpec } from '../load-spec.ts';
import { surveySpecs } from '../plan-specs.ts';
import type { Survey } from '../survey.ts';

const notTold = (integration: string, problem: Problem): Gap => ({ kind: 'unreadable', words: `What differs between the spec of ${integration} and what is there could not be told (${problem.key}); sf integration-user plan --name ${integration} says why.`, about: [integration] });

/**
 * A credential is kept on the machine that made it, so it is missing wherever else `check` runs, as in CI. Where a record says
 * that it was made, that is no difference; without one nobody can tell.
 */
async function rowsOf(deps: Deps, { plan, target }: Survey): Promise<readonly PlanRow[]> {
  const isMissing = ({ component }: PlannedStep, { kind }: Change): boolean => component === 'credential' && kind === 'create';
  const record = await readRecord(deps, target);
  const isRecorded = record?.credential !== undefined && record.credential !== null;
  return plan.steps.flatMap((step) =>
    step.changes
      .filter((change) => !(isRecorded && isMissing(step, change)))
      .map((change): PlanRow => ({ integration: plan.integration, component: step.title, words: change.words, ...(change.unseen !== undefined || isMissing(step, change) ? { unseen: true } : {}) })),
  );
}

/** What `plan` would change in the org, for every active spec of this org. Reads only; one that cannot be held against the org is a gap. */
export async function planInOrg(deps: Deps): Promise<Fact<PlanRow>> {
  const { surveyed, failed } = await surveySpecs(deps, {}, { settle: false });
  const rows = await Promise.all(surveyed.map((one) => rowsOf(deps, one)));
  return asFarAs(rows.flat(), failed.map(({ integration, problem }) => notTold(integration, problem)));
}

async function planOfOne(deps: { readonly files: Files; readonly clock: Clock }, { file, spec }: RegistryRow): Promise<readonly PlanRow[] | Gap> {
  try {
    const loaded = await loadSpec(deps.files, { spec: file });
    const { files } = await generate(deps, { spec: loaded.value, placeOf: loaded.placeOf, force: true, preview: true });
    return files.flatMap(({ path, action }): readonly PlanRow[] => {
      if (action === 'unchanged' || action === 'left-over') return [];
      const words = action === 'written' ? `${path} is not there; sf integration-user generate writes it.` : `${path} is not what the spec describes.`;
      return [{ integration: spec.name, component: path, words, at: { file: path, line: 1, column: 1 } }];
    });
  } catch (error) {
    if (error instanceof Problem) return notTold(spec.name, error);
    throw error;
  }
}

/** Spec against the generated files of the project; specs that nothing was generated for are left out, since nobody has to. */
export async function planInFiles(deps: { readonly files: Files; readonly clock: Clock }, registry: readonly RegistryRow[]): Promise<Fact<PlanRow>> {
  const indexes = new Set(await deps.files.list('integrations/generated'));
  const generated = registry.filter(({ spec }) => spec.state === 'active' && indexes.has(`integrations/generated/${spec.name}.json`));
  if (generated.length === 0) return known([]);
  const found = await Promise.all(generated.map(async (row) => planOfOne(deps, row)));
  return asFarAs(found.filter((each): each is readonly PlanRow[] => Array.isArray(each)).flat(), found.filter((each): each is Gap => 'words' in each));
}
