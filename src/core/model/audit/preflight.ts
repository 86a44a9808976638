import type { DatasetId } from './datasets.ts';
import type { Rule } from './rule.ts';

/** What it takes to read some datasets whole; any one of `anyOf` is enough. */
interface ReadingNeed {
  readonly anyOf: readonly string[];
  /** As Setup calls it. */
  readonly label: string;
  /** Without it: Salesforce refuses, or shows the caller's own rows and says nothing. */
  readonly otherwise: 'refused' | 'own-rows-only';
  readonly datasets: readonly DatasetId[];
  /** Read through the Metadata API and in no other way, so that a session with a JWT-format token reads nothing of it (facts 3.3). */
  readonly isMetadataOnly?: true;
}

/** Names as in facts 1.2; what each is needed for, facts 2.x. */
export const readingNeeds: readonly ReadingNeed[] = [
  {
    anyOf: ['ViewSetup'],
    label: 'View Setup and Configuration',
    otherwise: 'refused',
    datasets: [
      // Users and profiles are read with the names of their licences, which only setup shows; whose ranges to read hangs on both.
      'users', 'profiles', 'profileMetadata', 'permissionSetGroups', 'mutingPermissionSets', 'objectPermissions', 'fieldPermissions', 'licences', 'licenceAssignments', 'groupMemberships', 'scheduledJobs', 'connectedApps', 'setupEntityAccess', 'setupAuditTrail', 'healthCheck', 'entityDefinitions', 'fieldDefinitions',
    ],
  },
  { anyOf: ['ViewSetup', 'AssignPermissionSets', 'ManageProfilesPermissionsets'], label: 'View Setup and Configuration', otherwise: 'refused', datasets: ['permissionColumns', 'permissionSets', 'permissionSetAssignments'] },
  { anyOf: ['ManageUsers'], label: 'Manage Users', otherwise: 'refused', datasets: ['userLogins'] },
  { anyOf: ['ManageUsers', 'MonitorLoginHistory'], label: 'Manage Users, or Monitor Login History', otherwise: 'own-rows-only', datasets: ['loginHistory', 'loginSummary'] },
  { anyOf: ['CustomizeApplication'], label: 'Customize Application', otherwise: 'own-rows-only', datasets: ['oauthTokens'] },
  { anyOf: ['ViewEventLogFiles'], label: 'View Event Log Files', otherwise: 'refused', datasets: ['apiTotalUsage'] },
  { anyOf: ['ModifyMetadata', 'ModifyAllData'], label: 'Modify Metadata Through Metadata API Functions', otherwise: 'refused', datasets: ['connectedAppMetadata', 'externalClientAppMetadata', 'orgSettings', 'passwordPolicies'], isMetadataOnly: true },
  { anyOf: ['ModifyMetadata', 'ModifyAllData', 'ViewSetup'], label: 'Modify Metadata Through Metadata API Functions, or View Setup and Configuration', otherwise: 'refused', datasets: ['profileMetadata'] },
  {
    anyOf: ['ExternalClientAppAdmin', 'ExternalClientAppViewer', 'ExternalClientAppDeveloper', 'CustomizeApplication'],
    label: 'View all External Client Apps',
    otherwise: 'refused',
    datasets: ['externalClientApps'],
  },
  { anyOf: ['ViewSetup', 'ModifyMetadata', 'ModifyAllData'], label: 'View Setup and Configuration', otherwise: 'refused', datasets: ['appPolicies'] },
  { anyOf: ['ExternalClientAppAdmin', 'CustomizeApplication'], label: 'View all External Client Apps, view their settings, and edit their policies', otherwise: 'refused', datasets: ['appPolicies'] },
];

/** Every permission that the caller is asked about. */
export const readingPermissions: readonly string[] = [...new Set(readingNeeds.flatMap(({ anyOf }) => anyOf))];

/** What a refusal of a dataset most likely lacks, as Setup calls it. */
export const likelyNeed = (dataset: DatasetId): string | undefined => readingNeeds.find(({ datasets }) => datasets.includes(dataset))?.label;

export interface DatasetReach {
  readonly dataset: DatasetId;
  /** `maybe`: the org does not tell which permissions the caller holds. */
  readonly whole: 'yes' | 'no' | 'maybe';
  /** Labels of what is missing, or may be. */
  readonly missing: readonly string[];
  readonly otherwise?: ReadingNeed['otherwise'];
  /** Ids of the rules that will say unknown without it, and of those that will see less. */
  readonly rules: readonly string[];
  readonly weakened: readonly string[];
}

type CallerHas = (permission: string) => boolean | undefined;

function held({ anyOf }: ReadingNeed, has: CallerHas): 'yes' | 'no' | 'maybe' {
  const told = anyOf.map(has);
  if (told.includes(true)) return 'yes';
  return told.includes(undefined) ? 'maybe' : 'no';
}

const datasetsRead: readonly DatasetId[] = [...new Set(readingNeeds.flatMap(({ datasets }) => datasets))];

/** What of all that a dataset takes is lacking, or may be; each of its needs must be met. */
function lacking(dataset: DatasetId, has: CallerHas): Pick<DatasetReach, 'whole' | 'missing' | 'otherwise'> {
  const unmet = readingNeeds.filter(({ datasets }) => datasets.includes(dataset)).flatMap((need) => {
    const whole = held(need, has);
    return whole === 'yes' ? [] : [{ need, whole }];
  });
  const [first] = unmet;
  if (first === undefined) return { whole: 'yes', missing: [] };
  return { whole: unmet.some(({ whole }) => whole === 'no') ? 'no' : 'maybe', missing: [...new Set(unmet.map(({ need }) => need.label))], otherwise: first.need.otherwise };
}

/** For each dataset of an org that some of the rules read: whether this caller sees it whole, and what it costs where not. Pure. */
export function reach(rules: readonly Rule[], has: CallerHas): readonly DatasetReach[] {
  const inOrg = rules.filter(({ orgMode }) => orgMode === 'yes');
  return datasetsRead.flatMap((dataset): readonly DatasetReach[] => {
    const needing = inOrg.filter(({ facts }) => facts.includes(dataset)).map(({ id }) => id);
    const weakened = inOrg.filter(({ optionalFacts }) => optionalFacts.includes(dataset)).map(({ id }) => id);
    if (needing.length + weakened.length === 0) return [];
    return [{ dataset, ...lacking(dataset, has), rules: needing, weakened }];
  });
}
