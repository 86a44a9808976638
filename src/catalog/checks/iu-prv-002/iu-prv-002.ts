import type { Check } from '../../../core/model/audit/check.ts';
import { rightsOfHolder, unlessAgreed } from '../../../core/model/audit/held-rights.ts';
import { eachIdentity, type Finding } from '../../../core/model/audit/identity-judgement.ts';
import { permissionGroups } from '../../../core/model/audit/permission-groups.ts';
import type { Holder, View } from '../../../core/model/audit/view.ts';
import { rule } from './rule.ts';

function judge(view: View, holder: Holder): Finding {
  const own = rightsOfHolder(view, holder, permissionGroups.userAdmin);
  const external = rightsOfHolder(view, holder, permissionGroups.userAdminExternal);
  const finding = {
    fails: own.held,
    unknowns: [...own.unsure, ...external.unsure],
    warns: [...external.held, ...own.latent, ...external.latent],
    pass: 'No right to administer users is effective.',
  };
  return unlessAgreed(finding, [own, external]);
}

const check: Check = { id: 'iu-prv-002', rule, judge: (view) => eachIdentity(view, (holder) => judge(view, holder)) };
export default check;
