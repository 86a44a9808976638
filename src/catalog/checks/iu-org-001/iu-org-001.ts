import type { Check, Evidence, Judgement } from '../../../core/model/audit/check.ts';
import { missingColumns, permissionLabel, unsureHolders, untrustedHolders, type PermissionHolder } from '../../../core/model/audit/permission-holders.ts';
import { placed } from '../../../core/model/audit/place.ts';
import type { PermissionSetRow } from '../../../core/model/audit/rows-access.ts';
import { isSalesforceContent } from '../../../core/model/audit/salesforce-owned.ts';
import type { View } from '../../../core/model/audit/view.ts';
import { listed } from '../../../core/model/sentence.ts';
import { rule } from './rule.ts';

const permissions = ['CanApproveUninstalledApps', 'UseAnyApiClient', 'UseAnyApiAuth', 'ManageRemoteAccess', 'ExternalClientAppAdmin'];
/** System Administrator, by its full name and its label: it has these rights from the start, and its users are an org's to name. */
const adminProfiles = new Set(['admin', 'system administrator']);

function heldBy({ user, held }: PermissionHolder): Evidence {
  const each = held.map(({ name, source }) => `${permissionLabel(name)} (from ${source.words})`);
  return { key: `${user.username}:${held.map(({ name }) => name).join('+')}`, words: `${user.username}, who is not on the policy's trustedAdmins, holds ${listed(each, 'and')}.` };
}

function inOrg(view: View): Judgement {
  const found = untrustedHolders(view, permissions).map(heldBy);
  const unknowns = [...missingColumns(view, permissions), ...unsureHolders(view, permissions)];
  const isNamed = view.policy.trustedAdmins.length > 0;
  return { subject: view.org, fails: isNamed ? found : [], unknowns, warns: isNamed ? [] : found, pass: 'Everybody who may approve apps or pass by API control is on the policy\'s trustedAdmins.' };
}

const isOpen = ({ kind, name }: PermissionSetRow): boolean => kind !== 'profile' || (!adminProfiles.has(name.toLowerCase()) && !isSalesforceContent(name));

function granted({ name, label, kind, permissions: own, at, places }: PermissionSetRow): readonly Evidence[] {
  return permissions.filter((each) => own.includes(each)).map((each) => {
    const place = places?.[each] ?? at;
    return { key: `${kind}:${name}:${each}`, words: `The ${kind.replace('-', ' ')} ${label} grants ${permissionLabel(each)}; who holds it only the org knows.`, ...placed(place) };
  });
}

function inFiles(view: View): Judgement {
  return { subject: view.org, warns: view.rows('permissionSets').filter(isOpen).flatMap(granted), pass: 'No profile or permission set in these files lets its users approve apps or pass by API control, System Administrator aside.' };
}

const check: Check = { id: 'iu-org-001', rule, judge: (view) => [view.mode === 'org' ? inOrg(view) : inFiles(view)] };
export default check;
