import { objectOf } from '../schema/schema.ts';
import type { Schema } from '../schema/schema.ts';
import type { OrgState } from '../state.ts';
import type { ObjectAccess } from './rights.ts';

type Rights = Pick<ObjectAccess, 'create' | 'read' | 'edit' | 'delete' | 'viewAllRecords'>;
/** Objects that take no object permissions: they go with another object, or by user permissions. */
export type Rule = { parent: string } | { access: (permissions: Set<string>) => Rights };

type Needs = string[];
/** Any one of the named permissions is enough; an empty list means nobody; `everyone` means every user. */
interface Ruled {
  read: Needs;
  write?: Needs;
}

const everyone: Needs = ['*'];
const setup: Needs = ['ViewSetup'];
const clientApps: Needs = ['ExternalClientAppViewer', 'ExternalClientAppAdmin', 'ExternalClientAppDeveloper', 'CustomizeApplication'];
const permissionSets: Needs = ['ManageProfilesPermissionsets', 'ManageUsers'];

/** facts 2 and 2.x: whom the platform lets read and write its setup objects. Those not named here: read by all, written with Customize Application. */
const ruled: Record<string, Ruled> = {
  User: { read: everyone, write: ['ManageUsers', 'ManageInternalUsers'] },
  UserLogin: { read: ['ManageUsers'], write: ['ManageUsers', 'FreezeUsers'] },
  UserRole: { read: everyone, write: ['ManageRoles', 'ManageUsers'] },
  Profile: { read: everyone, write: permissionSets },
  PermissionSet: { read: ['ViewSetup', 'AssignPermissionSets', 'ManageProfilesPermissionsets', 'ManageSessionPermissionSets'], write: permissionSets },
  PermissionSetAssignment: { read: everyone, write: ['AssignPermissionSets'] },
  PermissionSetGroup: { read: setup, write: permissionSets },
  PermissionSetGroupComponent: { read: setup, write: permissionSets },
  MutingPermissionSet: { read: setup, write: permissionSets },
  PermissionSetLicense: { read: setup, write: [] },
  PermissionSetLicenseAssign: { read: setup, write: ['AssignPermissionSets', 'ManageUsers', 'ManageInternalUsers'] },
  UserLicense: { read: setup, write: [] },
  ObjectPermissions: { read: setup, write: permissionSets },
  FieldPermissions: { read: setup, write: permissionSets },
  SetupEntityAccess: { read: setup, write: permissionSets },
  LoginHistory: { read: everyone, write: [] },
  AuthSession: { read: everyone, write: ['ManageUsers'] },
  OauthToken: { read: everyone, write: [] },
  SetupAuditTrail: { read: setup, write: [] },
  EventLogFile: { read: ['ViewEventLogFiles'], write: [] },
  FieldHistoryArchive: { read: ['RetainFieldHistory'], write: [] },
  TwoFactorInfo: { read: ['ManageTwoFactor'], write: ['ManageTwoFactor'] },
  TwoFactorMethodsInfo: { read: ['ManageTwoFactor'], write: [] },
  ConnectedApplication: { read: setup, write: [] },
  ExternalClientApplication: { read: clientApps, write: [] },
  ExtlClntAppOauthSettings: { read: clientApps, write: [] },
  ExtlClntAppPlcyCnfg: { read: clientApps, write: [] },
  // facts 1.2: seeing policies comes with editing them.
  ExtlClntAppOauthPlcyCnfg: { read: ['ExternalClientAppAdmin'], write: [] },
  SecurityHealthCheckRisks: { read: setup, write: [] },
  CronTrigger: { read: setup, write: [] },
  CronJobDetail: { read: setup, write: [] },
  AsyncApexJob: { read: setup, write: [] },
  // The Tooling reference names both.
  DeployRequest: { read: ['ModifyMetadata', 'ModifyAllData'], write: [] },
  ApexClass: { read: ['ViewSetup', 'AuthorApex'], write: ['AuthorApex'] },
  Attachment: { read: everyone, write: everyone },
  Note: { read: everyone, write: everyone },
  ContentVersion: { read: everyone, write: everyone },
  ContentDocument: { read: everyone, write: everyone },
  ContentDocumentLink: { read: everyone, write: everyone },
  // Help, Control Access to Activities: without Access Activities no tasks, events, calendar and e-mail [A].
  EmailMessage: { read: ['ActivitiesAccess'], write: ['EditTask'] },
  Task: { read: ['ActivitiesAccess'], write: ['EditTask'] },
  Event: { read: ['ActivitiesAccess'], write: ['EditEvent'] },
};
/** Objects that are read and written with their parent. */
const parents: Record<string, string> = {
  AccountContactRole: 'Account',
  CampaignMember: 'Campaign',
  CaseComment: 'Case',
  OpportunityContactRole: 'Opportunity',
  OpportunityHistory: 'Opportunity',
  OpportunityLineItem: 'Opportunity',
  OrderItem: 'Order',
  PricebookEntry: 'Pricebook2',
};

const byDefault: Ruled = { read: everyone, write: ['CustomizeApplication'] };

/** Which suffix makes a companion object, and what its parent's name ends in (facts 2.x: history objects [A]). */
const companions: [suffix: RegExp, parent: string][] = [
  [/__(History|Share|Feed)$/, '__c'],
  [/FieldHistory$/, ''],
  [/(History|Share|Feed)$/, ''],
];

/** Rules that are open questions, and what their switch makes of them. */
function switched({ settings }: OrgState, name: string): Ruled | undefined {
  const strict = name === 'PermissionSetAssignment' && settings.switches.assignmentReaders === 'setup';
  return strict ? { read: ['ViewSetup', 'AssignPermissionSets'], write: ['AssignPermissionSets'] } : ruled[name];
}

export function ruledBy(state: OrgState, name: string): Rule {
  const { schema } = state;
  const parent = ruled[name] ? undefined : (parents[name] ?? parentOf(schema, name));
  if (parent !== undefined) return { parent };
  const { read, write = [] } = switched(state, name) ?? byDefault;
  return {
    access: (permissions) => {
      const may = (needs: Needs): boolean => needs.includes('*') || needs.some((need) => permissions.has(need));
      const reads = may(read);
      const writes = reads && may(write);
      return { read: reads, viewAllRecords: reads, create: writes, edit: writes, delete: writes };
    },
  };
}

function parentOf(schema: Schema, name: string): string | undefined {
  for (const [suffix, ending] of companions) {
    const parent = objectOf(schema, name.replace(suffix, ending));
    if (parent && parent.name !== name) return parent.name;
  }
  return undefined;
}
