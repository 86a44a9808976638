import type { Check, Evidence } from '../../../core/model/audit/check.ts';
import { placeIn, seen } from '../../../core/model/audit/evidence.ts';
import { judgeApps, type AppAnswer } from '../../../core/model/audit/integration-app.ts';
import { permittedUsersOf } from '../../../core/model/audit/permitted-users.ts';
import { unread } from '../../../core/model/audit/unread.ts';
import type { App, View } from '../../../core/model/audit/view.ts';
import { rule } from './rule.ts';

const controlled = (view: View): boolean => view.rows('orgSettings').some(({ apiAccessControl }) => apiAccessControl === true);

function open(view: View, app: App): Evidence {
  const setting = app.kind === 'connected-app' ? 'isAdminApproved is not true' : 'permittedUsersPolicyType is AllSelfAuthorized';
  const limited = controlled(view) ? ' API Access Control limits that, and can be switched off for all apps at once.' : '';
  return seen(`Any user may authorise ${app.label} alone: ${setting}.${limited}`, { at: placeIn(app.policy ?? app.metadata, 'permittedUsers'), key: 'self-authorised' });
}

function withoutFile({ label, external, policy }: App): Evidence {
  const words = `The app ${label} has no policy file, so Salesforce makes a policy for it that lets every user authorise it alone.`;
  return seen(words, { at: external?.at ?? policy?.at, key: 'no policy file' });
}

function answer(view: View, app: App): AppAnswer {
  const pass = `Only users an administrator approved may use ${app.label}.`;
  if (app.policy?.defaulted === true) return { warns: [withoutFile(app)], pass };
  const permitted = permittedUsersOf(view, app);
  if (permitted === 'all') return { fails: [open(view, app)], pass };
  // The record of a packaged app tells who may use it, and its other settings are shown to nobody.
  if (permitted === 'admin-approved') return { irrelevant: app.record === undefined ? [] : ['appPolicies'], pass };
  const warns = controlled(view) ? [seen(`API Access Control is on and limits ${app.label} anyway.`, { key: 'API Access Control' })] : [];
  return { unknowns: unread(view, app.subject, ['appPolicies'], `Who may use ${app.label} could not be read.`), warns, pass };
}

const check: Check = { id: 'iu-app-003', rule, judge: (view) => judgeApps(view, (app) => answer(view, app)) };
export default check;
