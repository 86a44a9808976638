import type { Check } from '../../../core/model/audit/check.ts';
import { rightsOfHolder, unlessAgreed } from '../../../core/model/audit/held-rights.ts';
import { eachIdentity, type Finding } from '../../../core/model/audit/identity-judgement.ts';
import { permissionGroups } from '../../../core/model/audit/permission-groups.ts';
import type { Holder, View } from '../../../core/model/audit/view.ts';
import { rule } from './rule.ts';

/** IU-CRD-003 judges who may still log in by SOAP; here its holder is only named. */
const judgedElsewhere = 'UseAnyApiAuth';

function judge(view: View, holder: Holder): Finding {
  const rights = rightsOfHolder(view, holder, permissionGroups.guardBypass);
  const { held, latent, unsure } = rights;
  const finding = {
    fails: held.filter(({ key }) => key !== judgedElsewhere),
    unknowns: unsure,
    warns: [...held.filter(({ key }) => key === judgedElsewhere), ...latent],
    pass: 'No right that bypasses a guard is effective.',
  };
  return unlessAgreed(finding, [rights]);
}

const check: Check = { id: 'iu-prv-005', rule, judge: (view) => eachIdentity(view, (holder) => judge(view, holder)) };
export default check;
