import { refreshGroups } from '../access/group-permissions.ts';
import { fillIn } from '../fill-in.ts';
import { blankOrg } from '../org.ts';
import { settingsFrom } from '../settings.ts';
import type { SettingsPatch } from '../settings.ts';
import type { OrgState } from '../state.ts';
import { seedEmpty } from './empty.ts';

const seeds = { empty: seedEmpty };

export type SeedName = keyof typeof seeds;
export const seedNames = Object.keys(seeds) as SeedName[];

export function seedOrg(name: SeedName, patch: SettingsPatch): OrgState {
  const state = blankOrg(settingsFrom(patch));
  fillIn(state, seeds[name](state));
  refreshGroups(state);
  state.changes = 0;
  return state;
}
