import { refreshGroups } from '../access/group-permissions.ts';
import { fillIn } from '../fill-in.ts';
import { blankOrg } from '../org.ts';
import { settingsFrom } from '../settings.ts';
import type { SettingsPatch } from '../settings.ts';
import type { OrgState } from '../state.ts';
import { seedEmpty } from './empty.ts';
import { seedHistory } from './history/history.ts';
import { seedLarge } from './large/large.ts';
import { seedTypical } from './typical/typical.ts';

type Seed = (state: OrgState) => string | Promise<string>;
const seeds = { empty: (state) => seedEmpty(state), typical: seedTypical, large: seedLarge, history: seedHistory } satisfies Record<string, Seed>;

export type SeedName = keyof typeof seeds;
export const seedNames = Object.keys(seeds) as SeedName[];

export async function seedOrg(name: SeedName, patch: SettingsPatch): Promise<OrgState> {
  const state = blankOrg(settingsFrom(patch));
  const adminId = await seeds[name](state);
  // Columns that are absent read as empty: two hundred of them on each of ten thousand users would only weigh.
  if (name !== 'large') fillIn(state, adminId);
  refreshGroups(state);
  state.changes = 0;
  return state;
}
