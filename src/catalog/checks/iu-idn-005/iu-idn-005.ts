import type { Check, Evidence } from '../../../core/model/audit/check.ts';
import type { Gap } from '../../../core/model/audit/fact.ts';
import { eachIdentity, holderWords, type Finding } from '../../../core/model/audit/identity-judgement.ts';
import { integrationLicence } from '../../../core/model/audit/integration-licences.ts';
import { dayOf } from '../../../core/model/audit/moment-words.ts';
import { placed } from '../../../core/model/audit/place.ts';
import type { Holder, View } from '../../../core/model/audit/view.ts';
import { integrationLicenceSet } from '../../../core/model/integration-licence.ts';
import { capital } from '../../../core/model/sentence.ts';
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
  const today = dayOf(view.now);
  return view.policy.approved.licences.includes(licence) || registered.spec.exceptions.some((each) => each.rule.toUpperCase() === rule.id && each.until >= today);
}

/** On the integration licence, standard objects take the permission set licence too; custom ones do not (facts 1.2 [B]). */
function lacksSetLicence(view: View, holder: Holder): boolean {
  const { user } = holder;
  const assigned = view.fact('licenceAssignments');
  const licences = view.rows('licences').filter(({ kind, name }) => kind === 'permission-set' && name === integrationLicenceSet.developerName);
  if (user?.licence !== integrationLicence || assigned.state !== 'known' || licences.length === 0) return false;
  const hasIt = assigned.rows.some(({ userId, licenceId }) => userId === user.id && licences.some(({ id }) => id === licenceId));
  return !hasIt && [...view.access(holder).objects.keys()].some((key) => !key.split(':')[0]?.includes('__'));
}

function shortcomings(view: View, holder: Holder): readonly Evidence[] {
  const { user, profile, subject } = holder;
  const set = integrationLicenceSet.developerName;
  const old = { words: `${capital(holderWords(holder))} has the profile ${oldProfile}, which new orgs do not have.`, key: 'old-profile', fix: `Make a profile of its own on the licence ${integrationLicence}, and give it to ${subject.key}.` };
  const unlicensed = { words: `${capital(holderWords(holder))} is given standard objects, but not the permission set licence ${set} that opens them.`, key: set, fix: `Give ${subject.key} the permission set licence ${set} (Setup, Users), or run \`sf org assign permsetlicense --name ${set} --on-behalf-of ${subject.key}\`.` };
  return [...((user?.profile ?? profile?.name) === oldProfile ? [old] : []), ...(lacksSetLicence(view, holder) ? [unlicensed] : [])];
}

/** Why the rule is not about it. */
function unasked(view: View, { profile }: Holder): string | undefined {
  if (view.mode === 'source' && profile === undefined) return 'The licence is the profile\'s; this is a permission set.';
  return hasNoSuchLicence(view) ? `This org has no licence ${integrationLicence}.` : undefined;
}

const unread = (view: View, holder: Holder): Gap =>
  view.mode === 'source'
    ? { kind: 'not-in-files', words: `The profile file of ${holderWords(holder)} does not say its licence.` }
    : { kind: 'unreadable', words: `The licence of ${holderWords(holder)} could not be read.` };

function judgeLicence(view: View, holder: Holder, licence: string | undefined): Finding {
  if (licence === undefined) return { unknowns: [unread(view, holder)], pass: '' };
  if (licence === integrationLicence) return { pass: `It is on the licence ${integrationLicence}.` };
  if (isAllowed(view, holder, licence)) return { pass: `It is on the licence ${licence}, which its spec declares and which is allowed.` };
  const words = `${capital(holderWords(holder))} is on the licence ${licence}, and no spec declares that with the consent of the policy or of an exception.`;
  return { fails: [{ words, key: 'licence', ...placed(holder.profile?.at ?? holder.subject.at) }], pass: '' };
}

function judge(view: View, holder: Holder): Finding {
  const notApplicable = unasked(view, holder);
  if (notApplicable !== undefined) return { notApplicable, pass: '' };
  return { ...judgeLicence(view, holder, holder.user?.licence ?? holder.profile?.licence), warns: shortcomings(view, holder) };
}

const check: Check = { id: 'iu-idn-005', rule, judge: (view) => eachIdentity(view, (holder) => judge(view, holder)) };
export default check;
