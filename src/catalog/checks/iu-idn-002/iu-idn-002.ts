import type { Check, Evidence, Judgement } from '../../../core/model/audit/check.ts';
import { usesAnyApp } from '../../../core/model/audit/apps-of-user.ts';
import { sourceWords } from '../../../core/model/audit/held-rights.ts';
import { holderWords, type Finding } from '../../../core/model/audit/identity-judgement.ts';
import type { Holder, View } from '../../../core/model/audit/view.ts';
import { capital } from '../../../core/model/sentence.ts';
import { peopleInFiles } from './people-in-files.ts';
import { rule } from './rule.ts';

const adminRights: Readonly<Record<string, string>> = { ModifyAllData: 'Modify All Data', ManageUsers: 'Manage Users', CustomizeApplication: 'Customize Application' };
const pass = 'No person\'s and no administrator\'s account carries an integration.';

function whoWords(view: View, { isInteractive }: Holder, access: ReturnType<View['access']>): string {
  if (isInteractive) return `logs in through the browser (in the last ${view.policy.window.loginDays} days)`;
  const [first] = Object.entries(adminRights).flatMap(([name, label]) => {
    const sources = access.permissions.get(name);
    return sources === undefined ? [] : [`is an administrator (${label} comes from ${sourceWords(sources)})`];
  });
  return first ?? 'is an administrator';
}

function judgeAccount(view: View, holder: Holder): Finding {
  const { actsThrough } = holder;
  const access = view.access(holder);
  // Whoever is API Only can do nothing in the browser: it is nobody's own account, and IU-PRV-002 to 005 judge its rights.
  if (access.permissions.has('ApiUserOnly')) return { pass: 'The account is API Only: no person works with it.' };
  if (actsThrough.length === 0 && !usesAnyApp(view, holder)) return { notApplicable: 'It uses no app but people\'s tools.', pass };
  const who = whoWords(view, holder, access);
  const words = (app: (typeof actsThrough)[number]): Evidence => ({ words: `${capital(holderWords(holder))} ${who} and carries ${app.app}: it ${app.words}.`, key: app.app });
  const doubts = actsThrough.length > 0 ? [] : Object.keys(adminRights).flatMap((name) => access.unsure.get(name) ?? []);
  return {
    fails: actsThrough.filter(({ byLogin }) => byLogin).map(words),
    unknowns: [...new Set(doubts)],
    warns: actsThrough.filter(({ byLogin }) => !byLogin).map(words),
    pass,
  };
}

/** People whose use cannot be seen are in nobody's list: that is said once, of the org. */
function unseenPeople(view: View): readonly Judgement[] {
  const gaps = view.gapsFor(view.org, ['loginSummary', 'oauthTokens']);
  return gaps.length === 0 ? [] : [{ subject: view.org, unknowns: gaps, pass }];
}

function accounts(view: View): readonly Judgement[] {
  const judgements = view.holders.map((holder): Judgement => {
    const { subject, isSalesforceOwned } = holder;
    return isSalesforceOwned ? { subject, notApplicable: 'It is Salesforce\'s own; nobody here can change it.', pass } : { subject, ...judgeAccount(view, holder) };
  });
  return [...judgements, ...unseenPeople(view)];
}

const check: Check = { id: 'iu-idn-002', rule, judge: (view) => (view.mode === 'source' ? peopleInFiles(view) : accounts(view)) };
export default check;
