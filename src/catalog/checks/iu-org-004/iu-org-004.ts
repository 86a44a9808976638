import type { Check, Evidence, Judgement } from '../../../core/model/audit/check.ts';
import type { Gap } from '../../../core/model/audit/fact.ts';
import { daysWords, wholeDays } from '../../../core/model/audit/moment-words.ts';
import { placed } from '../../../core/model/audit/place.ts';
import type { View } from '../../../core/model/audit/view.ts';
import { rule } from './rule.ts';

const enoughDays = 30;
const onlyInOrg: Gap = { kind: 'not-in-files', words: 'The policy names no export of API usage logs (org.logExport), and how long the org keeps them only the org knows.' };

/** Days since the oldest log that is kept; a day in between without one had no calls, as far as is known. */
function keptDays(view: View): number {
  const oldest = view.rows('apiTotalUsage').map(({ day }) => day).toSorted()[0];
  return oldest === undefined ? 0 : wholeDays(view, `${oldest}T00:00:00.000Z`) + 1;
}

function tooShort(view: View): readonly Evidence[] {
  const { eventLogRetentionDays: kept } = view.rows('orgSettings')[0] ?? {};
  return kept === undefined || kept >= enoughDays ? [] : [{ key: 'retention', words: `Event logs are set to be kept for ${daysWords(kept)} only.` }];
}

function switchedOff(view: View): readonly Evidence[] {
  const { eventLogGeneration, places } = view.rows('orgSettings')[0] ?? {};
  const at = places?.['eventLogGeneration'];
  return eventLogGeneration === false ? [{ key: 'generation', words: 'The settings switch event logs off (EventSettings.enableEventLogGeneration).', ...placed(at) }] : [];
}

function withoutExport(view: View): Pick<Judgement, 'fails' | 'unknowns' | 'warns'> {
  if (view.mode === 'source') return { unknowns: [onlyInOrg], warns: switchedOff(view) };
  const logs = view.fact('apiTotalUsage');
  if (logs.state === 'unknown' || view.gapsFor(view.org, ['policy']).length > 0) return { unknowns: logs.gaps, warns: switchedOff(view) };
  const kept = keptDays(view);
  return { fails: [{ key: 'days', words: `The org keeps ${kept === 0 ? 'no API usage logs' : `API usage logs of the last ${daysWords(kept)}`}, and no export of them is on record (org.logExport); ${daysWords(enoughDays)} are needed to look into an incident.` }] };
}

function judge(view: View): readonly Judgement[] {
  const subject = view.org;
  const { logExport } = view.policy.org;
  if (logExport !== undefined && logExport.keepDays >= enoughDays) return [{ subject, pass: `API usage logs are exported to ${logExport.to} and kept there for ${daysWords(logExport.keepDays)}.` }];
  if (view.mode === 'org' && keptDays(view) >= enoughDays) return [{ subject, warns: tooShort(view), pass: `The org keeps API usage logs of ${daysWords(keptDays(view))}.` }];
  if (logExport === undefined) return [{ subject, ...withoutExport(view), pass: '' }];
  return [{ subject, warns: [{ key: 'export', words: `API usage logs are exported to ${logExport.to}, which keeps them for ${daysWords(logExport.keepDays)} only.` }], pass: '' }];
}

const check: Check = { id: 'iu-org-004', rule, judge };
export default check;
