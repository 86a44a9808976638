import type { OrgSettings } from '../state.ts';
export function permissionNames(_settings: OrgSettings): string[] { return []; }
