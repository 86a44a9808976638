import type { Check, Evidence, Judgement } from '../../../core/model/audit/check.ts';
import type { Gap } from '../../../core/model/audit/fact.ts';
import { placed } from '../../../core/model/audit/place.ts';
import type { View } from '../../../core/model/audit/view.ts';
import { rule } from './rule.ts';

const element = 'enableAdminApprovedAppsOnly';
const unread: Gap = { kind: 'not-given', words: 'The settings of connected apps were not read.' };
const undecided: Gap = { kind: 'not-given', words: `Whether API Access Control is on cannot be told: ${element} is not among the settings of connected apps, which have it only where Salesforce Support made the feature available.` };

/** Salesforce shows the element, and the permission to pass by it, only where Support made the feature available (facts 1.5, 4 [A]). */
function hasFeature(view: View): boolean | undefined {
  const columns = view.fact('permissionColumns');
  return view.mode === 'org' && columns.state === 'known' ? columns.rows.some(({ name }) => name === 'UseAnyApiClient') : undefined;
}

const state = (isOff: boolean): string => (isOff ? 'API Access Control is off' : 'This org does not have API Access Control');

/** It is off, or not there at all: a decision of somebody, or a finding; neither, where the policy that would say so cannot be read. */
function open(view: View, isOff: boolean, at: Evidence['at']): Pick<Judgement, 'fails' | 'warns'> {
  const decision = view.policy.org.apiAccessControlAbsent;
  if (decision !== undefined) return { warns: [{ key: element, words: `${state(isOff)}; ${decision.owner} decided so on ${decision.on}: ${decision.reason}`, ...placed(at) }] };
  if (view.gapsFor(view.org, ['policy']).length > 0) return {};
  return { fails: [{ key: element, words: `${state(isOff)}: any app that a user has may call this org's APIs.`, ...placed(at) }] };
}

function judge(view: View): readonly Judgement[] {
  const base = { subject: view.org, pass: 'API Access Control is on: only apps that an administrator approved may call APIs.' };
  const [settings] = view.rows('orgSettings');
  if (settings?.read.includes('ConnectedApp') !== true) return [{ ...base, unknowns: [unread] }];
  if (settings.apiAccessControl === true) return [base];
  const isOff = settings.apiAccessControl === false;
  const isToldAbsent = hasFeature(view) === false || view.policy.org.apiAccessControlAbsent !== undefined;
  return [isOff || isToldAbsent ? { ...base, ...open(view, isOff, settings.places?.['apiAccessControl']) } : { ...base, unknowns: [undecided] }];
}

const check: Check = { id: 'iu-org-002', rule, judge };
export default check;
