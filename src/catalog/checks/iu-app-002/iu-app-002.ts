import type { Check, Evidence, Judgement } from '../../../core/model/audit/check.ts';
import { seen } from '../../../core/model/audit/evidence.ts';
import { push } from '../../../core/model/audit/grouped.ts';
import { isInstalled, listsAreWhole } from '../../../core/model/audit/integration-app.ts';
import { nameKey, recordKey } from '../../../core/model/audit/record-key.ts';
import type { OauthTokenRow } from '../../../core/model/audit/rows-apps.ts';
import { ofOtherTokens } from '../../../core/model/audit/token-owner.ts';
import { unread } from '../../../core/model/audit/unread.ts';
import type { App, View } from '../../../core/model/audit/view.ts';
import { rule } from './rule.ts';

/** Package namespaces stand before a name in some places only. */
const bare = (name: string): string => nameKey(name).replace(/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*__(?=[a-z])/, '');
const namesOf = ({ name, label, record, external }: App): ReadonlySet<string> => new Set([name, label, record?.name, external?.name, external?.label].flatMap((each) => (each === undefined ? [] : [bare(each)])));

type TokensOf = (app: App) => readonly OauthTokenRow[];

function indexed(view: View): TokensOf {
  const byKey = new Map<string, OauthTokenRow[]>();
  for (const token of view.rows('oauthTokens')) {
    for (const key of new Set([bare(token.appName), ...(token.appId === undefined ? [] : [recordKey(token.appId)])])) push(byKey, key, token);
  }
  return (app) => [...new Set([...namesOf(app), ...(app.id === undefined ? [] : [recordKey(app.id)])].flatMap((key) => byKey.get(key) ?? []))];
}

function heldBy(view: View, tokens: readonly OauthTokenRow[]): string {
  const users = [...new Set(tokens.map(({ userId }) => userId))];
  const first = view.user(users[0] ?? '')?.username ?? users[0] ?? 'somebody';
  return users.length === 1 ? `${first} holds a token` : `${first} and ${users.length - 1} more hold tokens`;
}

/**
 * A connected app's tokens carry its id; one with another id is of another app of that name. Of external client apps it is
 * not settled what the id is (catalogue, IU-APP-002 open).
 */
function otherId(app: App, tokens: readonly OauthTokenRow[]): readonly Evidence[] {
  const id = app.record?.id;
  const odd = tokens.filter(({ appId }) => id !== undefined && appId !== undefined && recordKey(appId) !== recordKey(id));
  const [first] = odd;
  if (first === undefined) return [];
  return [seen(`${odd.length === 1 ? `A token of an app called ${first.appName} carries` : `${odd.length} tokens of an app called ${first.appName} carry`} the id ${first.appId ?? ''}, and the installed app ${app.label} has the id ${id ?? ''}: two apps of one name.`, { key: first.appId, fix: `In Setup, Connected Apps OAuth Usage, find out which ${first.appName} is not yours, block it and revoke its tokens.` })];
}

function notInstalled(view: View, app: App, tokens: readonly OauthTokenRow[]): Judgement {
  const { subject, label } = app;
  const namesake = view.apps.find((other) => other !== app && isInstalled(other) && [...namesOf(app)].some((name) => namesOf(other).has(name)));
  if (namesake !== undefined) return { subject, warns: otherId(namesake, tokens), pass: `${namesake.label} is installed in this org or belongs to it.` };
  const pass = `Nobody holds a token of ${label}.`;
  if (!listsAreWhole(view)) return { subject, unknowns: unread(view, subject, ['connectedApps', 'externalClientApps'], `The lists of installed apps could not be read whole, so whether ${label} is installed is not known.`), pass };
  const words = `The app ${label} is not installed in this org, and ${heldBy(view, tokens)} for it: its developer sets its policies, nobody here does.`;
  return { subject, fails: [seen(words, { key: 'not installed', fix: `In Setup, Connected Apps OAuth Usage, find ${label}: install it and set its policies, or block it.` })], pass };
}

function judgeApp(view: View, app: App, tokensOf: TokensOf): readonly Judgement[] {
  const { subject, label } = app;
  if (app.isFirstParty) return [{ subject, notApplicable: `${label} is Salesforce's own app.`, pass: '' }];
  const tokens = tokensOf(app);
  if (isInstalled(app)) return [{ subject, warns: otherId(app, tokens), pass: `${label} is installed in this org or belongs to it.` }];
  return tokens.length === 0 ? [] : [notInstalled(view, app, tokens)];
}

function judge(view: View): readonly Judgement[] {
  const tokensOf = indexed(view);
  return [...view.apps.flatMap((app) => judgeApp(view, app, tokensOf)), ...ofOtherTokens(view)];
}

const check: Check = { id: 'iu-app-002', rule, judge };
export default check;
