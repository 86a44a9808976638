import type { OrgState } from '../state.ts';

export function loadMetadataFolder(_state: OrgState, _dir: string): Promise<void> {
  return Promise.resolve();
}

export function dumpMetadataFolder(_state: OrgState, _dir: string): Promise<void> {
  return Promise.resolve();
}
