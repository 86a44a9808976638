import type { Plan } from '../../../core/model/plan.ts';

/** A plan as a person reads it: each part, and under it every change in a sentence; then what is granted beyond the spec's words. */
export function planWords(plan: Plan, notes: readonly string[]): string {
  const steps = plan.steps.flatMap((step, index) => [`${index + 1}. ${step.title}`, ...step.changes.map((change) => `     ${change.words}`)]);
  const asides = notes.length === 0 ? [] : ['', 'Good to know:', ...notes.map((note) => `  - ${note}`)];
  return [...steps, ...asides].join('\n');
}

export default { id: 'plan-words', render: planWords };
