import { idOf } from './ids.ts';

/** The classes of actors of the issue. */
export type ActorClass = 'integration' | 'person' | 'automated-process' | 'platform-integration-user' | 'guest' | 'deleted-or-unknown';

/** One account of the org, or an id that none has. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly class: ActorClass;
  readonly userType: string;
  readonly profile: string;
  /** As whom it writes where nobody shares it: a spec's name, or the name of the only app that logs in. */
  readonly integration?: string;
  /** Names of the apps that log in, as log-in history and event log files tell them; `Browser` for a person. */
  readonly apps: readonly string[];
  readonly isInOrg: boolean;
}

const orgId = '00dpr0000000001maa';
const apiOnly = 'Minimum Access - API Only Integrations';
const standard = 'Standard User';
const mail = (name: string): string => `${name}@histories.example.com`;

interface Wish extends Partial<Account> {
  readonly name: string;
}

const account = (number: number, { name, ...wish }: Wish): Account => ({ id: idOf('005', number), name, username: mail(name.toLowerCase().replaceAll(' ', '.')), class: 'integration', userType: 'Standard', profile: apiOnly, apps: [], isInOrg: true, ...wish });
const person = (number: number, name: string, wish: Partial<Account> = {}): Account => account(number, { name, class: 'person', profile: standard, apps: ['Browser'], ...wish });

/** Marketing and Mia have ids that differ in letter case only (10 and 36). */
export const cast = {
  marketing: account(10, { name: 'Marketing Hub Integration', integration: 'marketing', apps: ['Marketing Hub'] }),
  erp: account(11, { name: 'ERP Bridge Integration', integration: 'erp', apps: ['ERP Bridge'] }),
  support: account(12, { name: 'Support Desk Integration', integration: 'support', apps: ['Support Desk'] }),
  warehouse: account(13, { name: 'Warehouse Feed Integration', integration: 'warehouse', apps: ['Warehouse Feed'] }),
  legacy: account(14, { name: 'Legacy Loader Integration', integration: 'legacy_loader', apps: ['Legacy Loader'] }),
  survey: account(15, { name: 'Survey Pulse Integration', integration: 'survey', apps: ['Survey Pulse'] }),
  /** In no spec: known by its log-ins, all by one app and none by browser. */
  relay: account(16, { name: 'Zap Relay API', integration: 'Zap Relay', apps: ['Zap Relay'] }),
  /** Two specs name this account. */
  finance: account(20, { name: 'Finance Sync', apps: ['Billing Sync', 'Enrichment Pump'] }),
  /** One spec names this account, and an app of no spec uses it too. */
  phones: account(21, { name: 'Phone Sync', apps: ['Telephony Link', 'Sheet Uploader'] }),
  /** A person whose account a spec names. */
  dana: person(22, 'Dana Voss', { apps: ['Browser', 'Quote Builder'] }),
  mia: person(36, 'Mia Lang'),
  noor: person(37, 'Noor Haddad'),
  olaf: person(38, 'Olaf Berg'),
  pia: person(39, 'Pia Ferri'),
  /** Two people of one name: only ids tell them apart. */
  alex: person(40, 'Alex Kim', { username: mail('alex.kim') }),
  alexToo: person(41, 'Alex Kim', { username: mail('alex.kim2') }),
  admin: person(42, 'Ada Min', { profile: 'System Administrator' }),
  /** UserType as the platform gives it (facts 2 User.UserType is a picklist; the values, names and usernames as public code knows them [B]). */
  automated: account(50, { name: 'Automated Process', username: `autoproc@${orgId}`, class: 'automated-process', userType: 'AutomatedProcess', profile: standard }),
  platform: account(51, { name: 'Platform Integration User', username: `cloud@${orgId}`, class: 'platform-integration-user', userType: 'CloudIntegrationUser', profile: standard }),
  guest: account(52, { name: 'Help Site Guest User', username: mail('help_site'), class: 'guest', userType: 'Guest', profile: standard }),
  /** No User row has this id. */
  unknown: account(53, { name: 'gone', class: 'deleted-or-unknown', isInOrg: false }),
} as const;

export type Role = keyof typeof cast;
export const accounts: readonly Account[] = Object.values(cast);
export const people: readonly Account[] = [cast.mia, cast.noor, cast.olaf, cast.pia, cast.alex, cast.alexToo, cast.admin];

/** Accounts that more than one writes with: what they change counts for the account unless the evidence tells more. */
export const sharedAccounts: readonly Account[] = [cast.finance, cast.phones, cast.dana];
export const isShared = (user: string): boolean => sharedAccounts.some(({ id }) => id === user);

/** Under what names apps logged in until 90 days ago; their specs name these as aliases, so they are nobody else. */
export const formerApps: Readonly<Record<string, string>> = { 'ERP Bridge': 'ERP Bridge Classic', 'Telephony Link': 'Telephony Classic' };

/** Who an app is: the spec it is named for, else the app itself; a browser is the person. */
export const integrationOf: Readonly<Record<string, string>> = {
  'Billing Sync': 'billing', 'Enrichment Pump': 'enrichment', 'Telephony Link': 'telephony', 'Sheet Uploader': 'Sheet Uploader', 'Quote Builder': 'quotes',
};
