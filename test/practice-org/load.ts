import type { SettingsPatch } from './settings.ts';
import type { OrgState } from './state.ts';
export function loadOrg(_dir: string, _patch: SettingsPatch): Promise<OrgState> {
  return Promise.reject(new Error('not yet'));
}
