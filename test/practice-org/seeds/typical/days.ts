import type { OrgState } from '../../state.ts';

/** ISO time so many days before the org's clock. */
export function daysAgo(state: OrgState, days: number): string {
  return new Date(state.now().getTime() - days * 86_400_000).toISOString();
}

/** ISO date so many days from the org's clock; negative is before. */
export function dateIn(state: OrgState, days: number): string {
  return daysAgo(state, -days).slice(0, 10);
}
