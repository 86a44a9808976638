import { planMarkdown } from './catalog/formats/plan-markdown/plan-markdown.ts';
import { planWords } from './catalog/formats/plan-words/plan-words.ts';
import { plansWords } from './catalog/formats/plans-words/plans-words.ts';
import type { ApplyReport } from './core/model/apply-result.ts';
import type { PlanReport } from './core/model/plan-result.ts';
import { problemWords } from './edges/terminal/problem-words.ts';
import { safe } from './edges/terminal/safe.ts';
import type { ApplyResult } from './workflows/apply-specs.ts';
import type { NotPlanned, Surveys } from './workflows/plan-specs.ts';
import { isUnfinished } from './workflows/survey.ts';

const inWords = (each: NotPlanned): { path: string; integration: string; problem: ReturnType<typeof problemWords> } => ({ ...each, problem: problemWords(each.problem) });

/** What `plan` found, with every problem in words. */
export function planReport(found: Surveys, saved: { readonly digest?: string; readonly written: readonly string[] } = { written: [] }): PlanReport {
  return {
    org: found.org,
    ...(saved.digest === undefined ? {} : { digest: saved.digest }),
    changed: found.surveyed.some(isUnfinished),
    integrations: found.surveyed.map(({ loaded, target, chosen, proven, leftovers, plan, notes, obstacles }) => ({
      path: loaded.path,
      integration: target.spec.name,
      environment: target.environment,
      username: target.username,
      firstUse: chosen.first,
      proven,
      openRuns: leftovers.length,
      plan,
      notes,
      obstacles: obstacles.map(problemWords),
    })),
    passedOver: found.passedOver,
    failed: found.failed.map(inWords),
    written: saved.written,
  };
}

/** The report in one of the formats of `plan`. */
export function planText(format: 'text' | 'markdown', report: PlanReport, how = { only: true }): string {
  return format === 'markdown' ? planMarkdown(report) : safe(plansWords(report, ({ plan, notes }) => planWords(plan, notes), how));
}

/** What `apply` did, with every problem in words. */
export function applyReport(result: ApplyResult): ApplyReport {
  return {
    ...result,
    applied: result.applied.map(({ problem, ...rest }) => ({ ...rest, ...(problem === undefined ? {} : { problem: problemWords(problem) }) })),
    failed: result.failed.map(inWords),
  };
}
