import { to18 } from './ids.ts';
import { defaultSwitches } from './state.ts';
import type { OrgSettings, Switches } from './state.ts';

/** What `org.json` and `startPracticeOrg({ settings })` may say; everything is optional. */
export type SettingsPatch = Partial<Omit<OrgSettings, 'switches'>> & { switches?: Partial<Switches> };

const defaultSettings: OrgSettings = {
  orgId: to18('00DPr0000000001'),
  name: 'Practice Org',
  edition: 'Enterprise Edition',
  apiVersion: '66.0',
  isSandbox: false,
  instanceName: 'PRACTICE1',
  dailyApiRequests: 100_000,
  dailyBulkQueryJobs: 10_000,
  foreignUsernames: [],
  switches: defaultSwitches,
};

const choices: { [Name in keyof Switches]: readonly string[] | 'count' } = {
  connectedAppCreation: ['blocked', 'allowed'],
  consumerKey: ['kept', 'replaced', 'hidden'],
  farFutureExp: ['accepted', 'refused'],
  rolesOnIntegrationUsers: ['allowed', 'refused'],
  emptyLoginIpRanges: ['keep', 'clear'],
  fewerLoginIpRanges: ['replace', 'keep'],
  permissionSetLicenseAutoAssign: ['no', 'yes'],
  connectedAppUnknownName: ['refused', 'ignored'],
  connectedAppClientCredentialUser: ['accepted', 'refused'],
  policyPermissionSetById: ['refused', 'accepted'],
  seatErrorText: ['with-licence-name', 'short'],
  entityDefinitionHistoryInTooling: ['yes', 'no'],
  apiUserOnlyNeedsPsl: ['no', 'yes'],
  jwtLoginSubType: ['empty', 'oauth-other'],
  activitiesForIntegrationUsers: ['allowed', 'refused'],
  apiAccessControl: ['off', 'on'],
  approveUninstalledAppsColumn: ['absent', 'present'],
  propagationRequests: 'count',
  secondPasswordPolicy: ['refused', 'accepted'],
  enforceIpRangesEveryRequest: ['off', 'on'],
  assignmentReaders: ['everyone', 'setup'],
  sessionFormat: ['opaque', 'jwt'],
  bulkPagesRepeatHeader: ['yes', 'no'],
  bulkDateTimes: ['Z', '+0000'],
  bulkJobChecks: 'count',
  eventMonitoring: ['off', 'on'],
  fieldAuditTrail: ['off', 'on'],
};

/** Later patches win. Throws on a switch or a value that does not exist: a misspelt switch would test nothing. */
export function settingsFrom(...patches: SettingsPatch[]): OrgSettings {
  let settings = { ...defaultSettings, switches: { ...defaultSwitches } };
  for (const patch of patches) {
    for (const key of Object.keys(patch)) if (!(key in defaultSettings) && key !== 'clock') throw new Error(`Unknown org setting: ${key}`);
    for (const [name, value] of Object.entries(patch.switches ?? {})) checkSwitch(name, value);
    settings = { ...settings, ...patch, switches: { ...settings.switches, ...patch.switches } };
  }
  return settings;
}

function checkSwitch(name: string, value: unknown): void {
  const allowed = (choices as Record<string, readonly string[] | 'count'>)[name];
  if (!allowed) throw new Error(`Unknown switch: ${name}. Switches: ${Object.keys(choices).join(', ')}`);
  const fits = allowed === 'count' ? Number.isInteger(value) && Number(value) >= 0 : allowed.includes(String(value));
  if (!fits) throw new Error(`Switch ${name} takes ${allowed === 'count' ? 'a whole number' : allowed.join(' or ')}, not ${String(value)}`);
}
