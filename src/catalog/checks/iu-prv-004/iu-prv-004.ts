import type { Check } from '../../../core/model/audit/check.ts';
import { rightsOfHolder, unlessAgreed } from '../../../core/model/audit/held-rights.ts';
import { eachIdentity, type Finding } from '../../../core/model/audit/identity-judgement.ts';
import { permissionGroups } from '../../../core/model/audit/permission-groups.ts';
import type { Holder, View } from '../../../core/model/audit/view.ts';
import { rule } from './rule.ts';

function judge(view: View, holder: Holder): Finding {
  const rights = rightsOfHolder(view, holder, permissionGroups.configuration);
  const pass = 'No right to change configuration, code or keys is effective.';
  return unlessAgreed({ fails: rights.held, unknowns: rights.unsure, warns: rights.latent, pass }, [rights]);
}

const check: Check = { id: 'iu-prv-004', rule, judge: (view) => eachIdentity(view, (holder) => judge(view, holder)) };
export default check;
