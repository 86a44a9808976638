import type { Check, Evidence, Judgement } from '../../../core/model/audit/check.ts';
import type { DatasetId } from '../../../core/model/audit/datasets.ts';
import { seen } from '../../../core/model/audit/evidence.ts';
import { currentAliases } from '../../../core/model/audit/own-apps.ts';
import { nameKey } from '../../../core/model/audit/record-key.ts';
import { unseen } from '../../../core/model/audit/unread.ts';
import { surely, type App, type AppUse, type Holder, type Integration, type View } from '../../../core/model/audit/view.ts';
import { componentNames } from '../../../core/model/names.ts';
import { listed } from '../../../core/model/sentence.ts';
import { rule } from './rule.ts';

const ways: Readonly<Record<AppUse['by'], string>> = { 'token': 'holds a token', 'login': 'logs in through it', 'run-as': 'is its run-as user', 'binding': 'is pre-authorised' };

/** `hubspot (hubspot.integration@example.com holds a token)` */
function howUsed(view: View, app: App, integration: string): string {
  const users = new Set(view.holders.filter(({ subject }) => [subject.integration, subject.key].includes(integration)).map(({ user }) => user?.id));
  const use = app.uses.find(({ userId }) => users.has(userId));
  if (use === undefined) return integration;
  return use.username === integration ? `${integration} (${ways[use.by]})` : `${integration} (${use.username} ${ways[use.by]})`;
}

function shared(view: View, app: App): readonly Evidence[] {
  if (app.integrations.length < 2) return [];
  const who = app.integrations.toSorted();
  const words = `The app ${app.label} serves ${who.length} integrations: ${listed(who.map((each) => howUsed(view, app, each)), 'and')}.`;
  return [seen(words, { at: app.metadata?.at ?? app.external?.at ?? app.policy?.at, key: `shared by ${who.join(', ')}` })];
}

/** Apps of the integration that are its own by name, or that its spec names for a move that is not over. */
function isDeclared(view: View, app: App): boolean {
  return app.registered.some(({ spec }) => {
    const aliases = currentAliases(view, spec);
    return [app.name, app.label].some((name) => aliases.has(nameKey(name))) || nameKey(app.name) === nameKey(componentNames(spec.name).app);
  });
}

/** Only an app beside a declared one is surely the one too many; of two that nobody declared either may stay, and every finding says the same. */
function mendOf(view: View, app: App, others: readonly App[], name: string): string {
  const own = others.find((other) => isDeclared(view, other));
  if (own !== undefined) return `Take ${app.label} away from ${name}, whose own app is ${own.label}, or declare it with an end under aliases in the spec.`;
  const labels = listed([app, ...others].map(({ label }) => label).toSorted(), 'and');
  const how = [app, ...others].some(({ registered }) => registered.length > 0) ? 'Name it under aliases in the spec.' : 'Write a spec that names it.';
  return `Of ${labels} keep the one that ${name} needs, and take the others away from it. ${how}`;
}

/** A second app beside the one that is the integration's own: nobody said what it is for. */
function undeclared(view: View, app: App): readonly Evidence[] {
  const [name = ''] = app.integrations;
  const others = view.apps.filter((other) => other !== app && !other.isForPeople && name !== '' && other.integrations.includes(name));
  if (others.length === 0 || isDeclared(view, app)) return [];
  const words = `The integration ${name} reaches Salesforce through ${app.label} and through ${listed(others.map(({ label }) => label), 'and')}: an integration has one app, and a move to another is declared in the spec's aliases.`;
  return [seen(words, { key: 'undeclared', fix: mendOf(view, app, others, name) })];
}

/** Identities that have nothing but a tool of people. */
function onlyThroughTools(view: View, app: App): readonly Evidence[] {
  const uses = (each: App, holder: Holder): boolean => each.uses.some(({ userId, by }) => userId === holder.user?.id && by !== 'binding');
  return view.holders
    .filter((holder) => holder.confidence >= surely && !holder.isInteractive && uses(app, holder) && !view.apps.some((other) => !other.isForPeople && other.integrations.includes(holder.subject.integration ?? holder.subject.key)))
    .map(({ subject }) => seen(`The identity ${subject.key} reaches Salesforce only through ${app.label}, a tool that people share.`, { key: subject.key }));
}

function judgeTool(view: View, app: App): Judgement {
  const fails = onlyThroughTools(view, app);
  if (fails.length > 0) return { subject: app.subject, fails, pass: '' };
  return { subject: app.subject, notApplicable: `${app.label} is a tool that people use, and no integration depends on it.`, pass: '' };
}

/** What tells who else uses an app: logins, run-as users, and who is let in. */
const traces: readonly DatasetId[] = ['appPolicies', 'loginHistory', 'permissionSetAssignments', 'permissionSets', 'setupEntityAccess'];

function judgeApp(view: View, app: App): Judgement {
  if (app.isForPeople) return judgeTool(view, app);
  const [name] = app.integrations;
  if (name === undefined) return { subject: app.subject, notApplicable: `No integration uses ${app.label}.`, pass: '' };
  return { subject: app.subject, fails: shared(view, app), unknowns: unseen(view, app.subject, traces), warns: undeclared(view, app), pass: `${app.label} serves ${name} alone.` };
}

/** Specs that nobody has built here, so far as the org shows; one that is planned or retired has no app to have. */
function withoutApp({ subject, spec, row, apps }: Integration): readonly Judgement[] {
  if (apps.length > 0 || row.environment === undefined || spec.state !== 'active') return [];
  return [{ subject, warns: [seen(`The integration ${spec.label} has no app in this org yet.`, { key: 'no app', fix: `Run \`sf integration-user create --name ${spec.name}\`, which makes it.` })], pass: '' }];
}

const check: Check = {
  id: 'iu-app-001',
  rule,
  judge: (view) => [...view.apps.map((app) => judgeApp(view, app)), ...(view.mode === 'org' ? view.integrations.flatMap(withoutApp) : [])],
};
export default check;
