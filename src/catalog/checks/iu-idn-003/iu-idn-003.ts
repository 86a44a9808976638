import type { Check, Evidence } from '../../../core/model/audit/check.ts';
import { sourceWords } from '../../../core/model/audit/held-rights.ts';
import { eachIdentity, holderWords, type Finding } from '../../../core/model/audit/identity-judgement.ts';
import { integrationLicence } from '../../../core/model/audit/integration-licences.ts';
import { placed } from '../../../core/model/audit/place.ts';
import type { Holder, HolderAccess, View } from '../../../core/model/audit/view.ts';
import { componentNames } from '../../../core/model/names.ts';
import { rule } from './rule.ts';

const permission = 'ApiUserOnly';

/** The licence of the user, or of the profile its users will have (facts 1.1 [A]: it forces API Only). */
const isForced = ({ user, profile }: Holder): boolean => (user?.licence ?? profile?.licence) === integrationLicence;

/** What mends it for an integration that has a permission set of its own. */
const fixFor = ({ registered }: Holder): Pick<Evidence, 'fix'> =>
  registered === undefined ? {} : { fix: `Run \`sf integration-user apply --name ${registered.spec.name}\`, or switch on API Only User (${permission}) in permission set ${componentNames(registered.spec.name).permissionSet}.` };

/** Nothing gives it now. */
function ungiven(holder: Holder, { latent, unsure }: HolderAccess): Finding {
  const pass = 'API Only is effective.';
  const later = latent.get(permission);
  if (later !== undefined) return { warns: [{ words: `API Only comes from ${sourceWords(later)} alone, which counts only once a session activates it.`, key: 'latent' }], pass };
  const doubt = unsure.get(permission);
  if (doubt !== undefined) return { unknowns: [doubt], pass };
  const words = `No profile, permission set or group makes ${holderWords(holder)} API Only, so anybody who has the password can log in through the browser.`;
  return { fails: [{ words, key: permission, ...fixFor(holder), ...placed(holder.profile?.at ?? holder.subject.at) }], pass };
}

function judge(view: View, holder: Holder): Finding {
  if (view.mode === 'source' && holder.profile === undefined) return { notApplicable: 'API Only is judged with the profile that the permission set goes with.', pass: '' };
  if (isForced(holder)) return { pass: `The licence ${integrationLicence} forces API Only.` };
  const access = view.access(holder);
  const given = access.permissions.get(permission);
  return given === undefined ? ungiven(holder, access) : { pass: `API Only comes from ${sourceWords(given)}.` };
}

const check: Check = { id: 'iu-idn-003', rule, judge: (view) => eachIdentity(view, (holder) => judge(view, holder)) };
export default check;
