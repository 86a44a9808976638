import type { Check } from '../../../core/model/audit/check.ts';
import { rightsOfHolder } from '../../../core/model/audit/held-rights.ts';
import { eachIdentity, type Finding } from '../../../core/model/audit/identity-judgement.ts';
import { permissionGroups } from '../../../core/model/audit/permission-groups.ts';
import type { Holder, View } from '../../../core/model/audit/view.ts';
import { listed } from '../../../core/model/sentence.ts';
import { rule } from './rule.ts';

function judge(view: View, holder: Holder): Finding {
  const { held, latent, unsure, approved } = rightsOfHolder(view, holder, permissionGroups.configuration);
  const pass = 'No right to change configuration, code or keys is effective.';
  const isClean = held.length + latent.length + unsure.length === 0;
  if (isClean && approved.length > 0) return { notApplicable: `The spec declares ${listed(approved, 'and')}, and the policy allows it.`, pass };
  return { fails: held, unknowns: unsure, warns: latent, pass };
}

const check: Check = { id: 'iu-prv-004', rule, judge: (view) => eachIdentity(view, (holder) => judge(view, holder)) };
export default check;
