import type { Check } from '../../../core/model/audit/check.ts';
import { sourceWords } from '../../../core/model/audit/held-rights.ts';
import { eachIdentity, type Finding } from '../../../core/model/audit/identity-judgement.ts';
import { integrationLicence } from '../../../core/model/audit/integration-licences.ts';
import type { Holder, View } from '../../../core/model/audit/view.ts';
import { rule } from './rule.ts';

const permission = 'ApiUserOnly';

/** The licence of the user, or of the profile its users will have (facts 1.1 [A]: it forces API Only). */
const isForced = ({ user, profile }: Holder): boolean => (user?.licence ?? profile?.licence) === integrationLicence;

function judge(view: View, holder: Holder): Finding {
  const { subject, profile } = holder;
  const { permissions, latent, unsure } = view.access(holder);
  if (view.mode === 'source' && profile === undefined) return { notApplicable: 'API Only is judged with the profile that the permission set goes with.', pass: '' };
  if (isForced(holder)) return { pass: `The licence ${integrationLicence} forces API Only.` };
  const given = permissions.get(permission);
  if (given !== undefined) return { pass: `API Only comes from ${sourceWords(given)}.` };
  const pass = 'API Only is effective.';
  const later = latent.get(permission);
  if (later !== undefined) return { warns: [{ words: `API Only comes from ${sourceWords(later)} alone, which counts only once a session activates it.`, key: 'latent' }], pass };
  const doubt = unsure.get(permission);
  if (doubt !== undefined) return { unknowns: [doubt], pass };
  const at = profile?.at ?? subject.at;
  return { fails: [{ words: `No profile, permission set or group gives ${subject.key} API Only, so anybody who has its password can log in through the browser.`, key: permission, ...(at === undefined ? {} : { at }) }], pass };
}

const check: Check = { id: 'iu-idn-003', rule, judge: (view) => eachIdentity(view, (holder) => judge(view, holder)) };
export default check;
