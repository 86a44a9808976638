import type { Check, Evidence } from '../../../core/model/audit/check.ts';
import type { Gap } from '../../../core/model/audit/fact.ts';
import { eachIdentity, type Finding } from '../../../core/model/audit/identity-judgement.ts';
import type { Holder, View } from '../../../core/model/audit/view.ts';
import type { Spec } from '../../../core/model/spec.ts';
import { heldThings, undeclared, type Held } from './holdings.ts';
import { rule } from './rule.ts';

const pass = 'Everything the user holds is declared.';

const evidenceOf = ({ words, key, remove }: Held): Evidence => ({ words: `${words} is neither in the spec nor on record.`, key, fix: `Declare it in the spec, or take it away from the user: in Setup, ${remove}.` });

function roleWarns({ user }: Holder, { identity }: Spec): readonly Evidence[] {
  const { role } = user ?? {};
  if (role === identity.role) return [];
  const wanted = identity.role === undefined ? 'names none' : `names ${identity.role}`;
  return [{ words: role === undefined ? `The user has no role; the spec ${wanted}.` : `The user has the role ${role}; the spec ${wanted}.`, key: 'role', fix: 'Give the user the role that its spec names (Setup, Users), or correct identity.role in the spec.' }];
}

/** Where in the hierarchy a role stands is in no dataset. */
function depthGaps(view: View, { user }: Holder): readonly Gap[] {
  if (view.policy.roles.maxDepth === undefined || user?.role === undefined) return [];
  return [{ kind: 'unsupported', words: `How high the role ${user.role} stands is not read, so roles.maxDepth of the policy cannot be judged.` }];
}

function judge(view: View, holder: Holder): Finding {
  const { registered, user } = holder;
  if (registered === undefined || user === undefined) return { notApplicable: 'No spec names this user.', pass };
  const { spec } = registered;
  const held = heldThings(view, user);
  const [unseenGroups] = view.gapsFor(holder.subject, ['groupMemberships']);
  return {
    fails: undeclared(view, spec, held.things).map(evidenceOf),
    unknowns: [...held.gaps, ...depthGaps(view, holder)],
    warns: [...roleWarns(holder, spec), ...(unseenGroups === undefined ? [] : [{ words: `Groups and queues of the user could not be read: ${unseenGroups.words}`, key: 'groups' }])],
    pass,
  };
}

const check: Check = { id: 'iu-prv-007', rule, judge: (view) => eachIdentity(view, (holder) => judge(view, holder)) };
export default check;
