import type { Check, Evidence } from '../../../core/model/audit/check.ts';
import { clientCredentialsOf } from '../../../core/model/audit/client-credentials.ts';
import { placeIn, seen } from '../../../core/model/audit/evidence.ts';
import { judgeApps, type AppAnswer } from '../../../core/model/audit/integration-app.ts';
import { nameKey } from '../../../core/model/audit/record-key.ts';
import { usernamesOf, userNamed } from '../../../core/model/audit/registered-users.ts';
import { unread } from '../../../core/model/audit/unread.ts';
import type { App, View } from '../../../core/model/audit/view.ts';
import { listed } from '../../../core/model/sentence.ts';
import { rule } from './rule.ts';
import { runAsFaults } from './run-as-faults.ts';

const place = (app: App): ReturnType<typeof placeIn> => placeIn(app.policy ?? app.metadata, 'clientCredentials');

/** What the specs of the app say against it. */
function undeclared(app: App): readonly Evidence[] {
  return app.registered
    .filter(({ spec }) => spec.auth.flow !== 'client-credentials')
    .map(({ spec }) => seen(`The client credentials flow of ${app.label} is on, and the spec of ${spec.name} says ${spec.auth.flow}.`, { at: place(app), key: `flow ${spec.name}`, fix: `Switch off the client credentials flow of ${app.label}, or write it into the spec (auth.flow).` }));
}

function otherUser(app: App, runAs: string): readonly Evidence[] {
  const wanted = app.registered.flatMap(usernamesOf);
  if (app.registered.length === 0 || wanted.map(nameKey).includes(nameKey(runAs))) return [];
  return [seen(`The app ${app.label} runs as ${runAs}, which is not its integration's user (${listed(wanted, 'or')}).`, { at: placeIn(app.policy ?? app.metadata, 'runAs'), key: 'run-as', fix: `In the policies of ${app.label} in Setup, choose ${wanted[0] ?? 'the user of the integration'} as Run As user.` })];
}

/** Without a spec nobody has said that it should run as this user. */
function nobodySaid(view: View, app: App, runAs: string): readonly Evidence[] {
  if (app.registered.length > 0) return [];
  const others = view.apps.filter((other) => other !== app && other.uses.some(({ by, username }) => by === 'run-as' && nameKey(username) === nameKey(runAs)));
  const also = others.length === 0 ? '' : `, as ${listed(others.map(({ label }) => label), 'and')} do${others.length === 1 ? 'es' : ''} too`;
  return [seen(`The app ${app.label} runs as ${runAs}${also}, and no spec says so.`, { at: place(app), key: 'no spec' })];
}

function on(view: View, app: App): AppAnswer {
  const runAs = app.policy?.runAs ?? app.metadata?.runAs;
  const pass = `${app.label} runs as ${runAs ?? ''}, as its spec says.`;
  if (runAs === undefined) return { fails: undeclared(app), unknowns: unread(view, app.subject, ['appPolicies'], `Whom ${app.label} runs as could not be read.`), pass };
  const user = view.mode === 'org' ? userNamed(view, runAs) : undefined;
  const { fails, unknowns } = view.mode === 'org' ? runAsFaults(view, app, runAs, user) : { fails: [], unknowns: [] };
  return { fails: [...undeclared(app), ...otherUser(app, runAs), ...fails], unknowns, warns: nobodySaid(view, app, runAs), pass };
}

function answer(view: View, app: App): AppAnswer {
  const state = clientCredentialsOf(app);
  if (state === 'off') return { notApplicable: `Client credentials are off for ${app.label}.`, pass: '' };
  if (state === 'on') return on(view, app);
  return { unknowns: unread(view, app.subject, ['appPolicies', app.kind === 'connected-app' ? 'connectedAppMetadata' : 'externalClientAppMetadata'], `Whether client credentials are on for ${app.label} could not be read: ${app.kind === 'connected-app' ? 'its settings are' : 'one of its two switches is'} missing.`), pass: '' };
}

const check: Check = { id: 'iu-app-007', rule, judge: (view) => judgeApps(view, (app) => answer(view, app)) };
export default check;
