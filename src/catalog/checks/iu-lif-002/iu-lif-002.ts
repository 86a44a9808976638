import type { Check, Judgement } from '../../../core/model/audit/check.ts';
import { userNamed } from '../../../core/model/audit/registered-users.ts';
import { unseen } from '../../../core/model/audit/unread.ts';
import type { Integration, View } from '../../../core/model/audit/view.ts';
import { leftBindings, leftGrants, ownApps, runAs, standing } from './access.ts';
import { leftOfAccount } from './account.ts';
import { rule } from './rule.ts';

function notApplicable(view: View, { spec, row }: Integration): string | undefined {
  if (spec.state !== 'retired') return 'It is not retired.';
  return view.mode === 'org' && row.environment === undefined ? 'It has no account in this org.' : undefined;
}

function judged(view: View, integration: Integration): Judgement {
  const { username } = integration;
  const user = username === undefined ? undefined : userNamed(view, username);
  const subject = user === undefined ? integration.subject : { ...integration.subject, also: [...(integration.subject.also ?? []), user.id, user.username] };
  const pass = view.mode === 'org' ? 'Nothing of it is left but an inactive user.' : 'No file lets it in or grants it anything.';
  const reason = notApplicable(view, integration);
  if (reason !== undefined) return { subject, notApplicable: reason, pass };
  const apps = ownApps(view, integration);
  const grants = view.mode === 'source' ? leftGrants(view, integration) : [];
  const fails = [...leftOfAccount(view, user), ...runAs(view, username), ...leftBindings(view, apps), ...grants];
  const unknowns = unseen(view, subject, ['appPolicies', 'connectedApps', 'externalClientApps']);
  return { subject, fails, unknowns, warns: standing(apps), pass };
}

const check: Check = { id: 'iu-lif-002', rule, judge: (view) => view.integrations.map((integration) => judged(view, integration)) };
export default check;
