import type { Check, Evidence } from '../../../core/model/audit/check.ts';
import type { Gap } from '../../../core/model/audit/fact.ts';
import { eachIdentity, type Finding } from '../../../core/model/audit/identity-judgement.ts';
import { integrationLicence } from '../../../core/model/audit/integration-licences.ts';
import type { Holder, View } from '../../../core/model/audit/view.ts';
import { integrationLicenceSet } from '../../../core/model/integration-licence.ts';
import { rule } from './rule.ts';

/** Made with the licence in older orgs, not in new ones (facts 1.1 [A]). */
const oldProfile = 'Salesforce API Only System Integrations';

/** Nothing to move to: files never tell, an org lists the licences it has. */
function hasNoSuchLicence(view: View): boolean {
  const { state, rows } = view.fact('licences');
  return view.mode === 'org' && state === 'known' && !rows.some(({ kind, name }) => kind === 'user' && name === integrationLicence);
}

/** Another licence is fine where the spec declares it, and the policy or an exception that has not ended allows it. */
function isAllowed(view: View, { registered }: Holder, licence: string): boolean {
  if (registered?.spec.identity.licence !== licence) return false;
  const today = view.now.slice(0, 10);
  return view.policy.approved.licences.includes(licence) || registered.spec.exceptions.some((each) => each.rule.toUpperCase() === rule.id && each.until >= today);
}

/** On the integration licence, standard objects take the permission set licence too; custom ones do not (facts 1.2 [B]). */
function lacksSetLicence(view: View, holder: Holder): boolean {
  const { user } = holder;
  const assigned = view.fact('licenceAssignments');
  const licences = view.rows('licences').filter(({ kind, name }) => kind === 'permission-set' && name === integrationLicenceSet.developerName);
  if (user === undefined || assigned.state !== 'known' || licences.length === 0) return false;
  const hasIt = assigned.rows.some(({ userId, licenceId }) => userId === user.id && licences.some(({ id }) => id === licenceId));
  return !hasIt && [...view.access(holder).objects.keys()].some((key) => !key.split(':')[0]?.includes('__'));
}

function shortcomings(view: View, holder: Holder): readonly Evidence[] {
  const profile = holder.user?.profile ?? holder.profile?.name;
  const name = holder.subject.key;
  return [
    ...(profile === oldProfile ? [{ words: `${name} has the profile ${oldProfile}, which new orgs do not have.`, key: 'old-profile', fix: `Make a profile of its own on the licence ${integrationLicence} and give it to ${name}.` }] : []),
    ...(lacksSetLicence(view, holder)
      ? [{ words: `${name} is given standard objects, but not the permission set licence ${integrationLicenceSet.developerName} that opens them.`, key: integrationLicenceSet.developerName, fix: `sf org assign permsetlicense --name ${integrationLicenceSet.developerName} --on-behalf-of ${name}` }]
      : []),
  ];
}

const unread = (view: View, { subject, user, profile }: Holder): Gap =>
  view.mode === 'source'
    ? { kind: 'not-in-files', words: `The profile file of ${profile?.name ?? subject.key} does not say its licence.` }
    : { kind: 'unreadable', words: `The licence of ${user?.username ?? subject.key} could not be read.` };

function judge(view: View, holder: Holder): Finding {
  const { user, profile, subject } = holder;
  if (view.mode === 'source' && profile === undefined) return { notApplicable: 'The licence is the profile\'s; this is a permission set.', pass: '' };
  if (hasNoSuchLicence(view)) return { notApplicable: `This org has no licence ${integrationLicence}.`, pass: '' };
  const licence = user?.licence ?? profile?.licence;
  const warns = shortcomings(view, holder);
  if (licence === undefined) return { unknowns: [unread(view, holder)], warns, pass: '' };
  if (licence === integrationLicence) return { warns, pass: `It is on the licence ${integrationLicence}.` };
  if (isAllowed(view, holder, licence)) return { warns, pass: `It is on the licence ${licence}, which its spec declares and which is allowed.` };
  const at = profile?.at ?? subject.at;
  return { fails: [{ words: `${subject.key} is on the licence ${licence}, and no spec, policy or exception allows that.`, key: 'licence', ...(at === undefined ? {} : { at }) }], warns, pass: '' };
}

const check: Check = { id: 'iu-idn-005', rule, judge: (view) => eachIdentity(view, (holder) => judge(view, holder)) };
export default check;
