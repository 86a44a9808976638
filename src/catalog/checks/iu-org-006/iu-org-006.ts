import type { Check, Evidence, Judgement } from '../../../core/model/audit/check.ts';
import type { Gap } from '../../../core/model/audit/fact.ts';
import { placeIn } from '../../../core/model/audit/evidence.ts';
import { daysWords } from '../../../core/model/audit/moment-words.ts';
import { placed } from '../../../core/model/audit/place.ts';
import type { AppPolicyRow } from '../../../core/model/audit/rows-apps.ts';
import type { View } from '../../../core/model/audit/view.ts';
import { cliApp, type CliApp } from './cli-app.ts';
import { rule } from './rule.ts';

const longestSession = 120;
const unread: Gap = { kind: 'unreadable', words: 'How long tokens of the CLI\'s app live could not be read; the period on its record has no unit and proves nothing.', needs: 'Modify Metadata Through Metadata API Functions' };

const whereIs = (policy: AppPolicyRow, property: string): Pick<Evidence, 'at'> => placed(placeIn(policy, property));

function notInstalled(view: View, { tokens, record }: CliApp): readonly Evidence[] {
  if (view.mode === 'source' || record !== undefined || view.gapsFor(view.org, ['connectedApps']).length > 0) return [];
  const people = new Set(tokens.map(({ userId }) => userId)).size;
  return [{ key: 'not-installed', words: `${people === 1 ? 'One user holds' : `${String(people)} users hold`} tokens of the Salesforce CLI, and its app is not installed in this org, so the org cannot say how long they live.` }];
}

const endless = (policy: AppPolicyRow): readonly Evidence[] => (policy.refreshPolicy === 'infinite' ? [{ key: 'infinite', words: 'Refresh tokens of the CLI\'s app never end.', ...whereIs(policy, 'refreshPolicy') }] : []);

function long(view: View, policy: AppPolicyRow): readonly Evidence[] {
  const { refreshDays = 0, sessionMinutes = 0 } = policy;
  const limit = view.policy.refreshToken.maxDays;
  return [
    ...(refreshDays > limit ? [{ key: 'refresh', words: `Refresh tokens of the CLI's app live ${daysWords(Math.round(refreshDays))}; ${daysWords(limit)} are the limit.`, ...whereIs(policy, 'refreshPolicy') }] : []),
    ...(sessionMinutes > longestSession ? [{ key: 'session', words: `Sessions of the CLI's app last ${String(sessionMinutes)} minutes; two hours are enough.`, ...whereIs(policy, 'sessionMinutes') }] : []),
  ];
}

function notApplicable(view: View, { tokens, policy }: CliApp): string | undefined {
  if (view.mode === 'source') return policy === undefined ? 'The project keeps no file of the CLI\'s app.' : undefined;
  return tokens.length === 0 && view.fact('oauthTokens').state === 'known' ? 'Nobody holds a token of the Salesforce CLI.' : undefined;
}

function judge(view: View): readonly Judgement[] {
  const app = cliApp(view);
  const base = { subject: view.org, pass: 'The CLI\'s app is installed, and its tokens end within the policy.' };
  const reason = notApplicable(view, app);
  if (reason !== undefined) return [{ ...base, notApplicable: reason }];
  const { tokens, policy } = app;
  if (view.mode === 'org' && tokens.length === 0) return [{ ...base, unknowns: view.fact('oauthTokens').gaps }];
  const found = policy === undefined ? {} : { fails: endless(policy), warns: long(view, policy) };
  return [{ ...base, ...found, fails: [...notInstalled(view, app), ...(found.fails ?? [])], unknowns: policy?.refreshPolicy === undefined ? [unread] : [] }];
}

const check: Check = { id: 'iu-org-006', rule, judge };
export default check;
