import type { OrgState } from './state.ts';
export function dumpOrg(_state: OrgState, _dir: string): Promise<void> {
  return Promise.resolve();
}
