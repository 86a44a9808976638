import { orgWords } from '../../../core/model/org-words.ts';
import type { PlannedIntegration, PlanReport } from '../../../core/model/plan-result.ts';

/** How one plan is said; the plan's own words come from the format of a single plan. */
export type PlanText = (planned: PlannedIntegration) => string;

const count = (number: number, one: string, more: string): string => `${number} ${number === 1 ? one : more}`;

function state({ plan, proven, openRuns }: PlannedIntegration): string {
  const open = openRuns === 0 ? '' : ' An earlier run was begun and not ended: see "status".';
  if (plan.steps.length > 0) return `${count(plan.steps.length, 'part differs', 'parts differ')}.${open}`;
  return `${proven ? 'Nothing to do.' : 'Nothing differs, but the last run did not end with a proof: apply proves it again.'}${open}`;
}

function one(planned: PlannedIntegration, text: PlanText): string {
  const { integration, environment, username, firstUse, plan, obstacles, notes } = planned;
  const head = `${integration} (${environment}${firstUse ? ', first use: the org id will be recorded in its spec' : ''}), user ${username}: ${state(planned)}`;
  const body = plan.steps.length === 0 && notes.length === 0 ? [] : ['', text(planned)];
  const stuck = obstacles.length === 0 ? [] : ['', 'What stands in the way:', ...obstacles.flatMap(({ message, actions }) => [`  - ${message}`, ...actions.map((action) => `      ${action}`)])];
  return [head, ...body, ...stuck].join('\n');
}

function closing({ integrations, failed, passedOver }: PlanReport, only: boolean): string {
  const open = integrations.filter(({ plan, proven }) => plan.steps.length > 0 || !proven).length;
  const parts = [
    count(open, 'integration would be changed or proven', 'integrations would be changed or proven'),
    count(integrations.length - open, 'has nothing to do', 'have nothing to do'),
    ...(passedOver.length === 0 ? [] : [count(passedOver.length, 'is not for this org', 'are not for this org')]),
    ...(failed.length === 0 ? [] : [count(failed.length, 'could not be planned', 'could not be planned')]),
  ];
  return `${parts.join(', ')}.${only ? ' Nothing was changed.' : ''}`;
}

/** Plans as a person reads them on a terminal; integrations with nothing to do take one line. `only`: nothing is applied after it. */
export function plansWords(report: PlanReport, text: PlanText, { only }: { readonly only: boolean }): string {
  const title = `Specs of this project against ${orgWords(report.org)}:`;
  const plans = report.integrations.map((planned) => one(planned, text));
  const failed = report.failed.map(({ path, problem }) => [`${path} could not be planned: ${problem.message}`, ...problem.actions.map((action) => `  ${action}`)].join('\n'));
  const passed = report.passedOver.map(({ path, why }) => `${path}: passed over, ${why}.`);
  return [title, ...plans, ...failed, ...(passed.length === 0 ? [] : [passed.join('\n')]), closing(report, only)].join('\n\n');
}

export default { id: 'plans-words', render: plansWords };
