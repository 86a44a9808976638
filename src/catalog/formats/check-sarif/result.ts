import type { CheckReport, Finding } from '../../../core/model/audit/report.ts';
import { mendWords, waiverWords } from '../../../core/model/audit/report-words.ts';
import { location, related, relativeUri } from './location.ts';
import { message } from './message.ts';
import { levels, type Level } from './rules.ts';

const mostRelated = 10;
const mostEvidence = 5;

/** A warning is never an error, whatever the rule's severity. */
function levelOf({ severity, result }: Finding): Level {
  return result === 'warn' && levels[severity] === 'error' ? 'warning' : levels[severity];
}

/** A waiver that holds suppresses; one that has expired does not, and is told in the message. The list is there on every result or on none (SARIF 3.27.23). */
function suppressions({ result, waiver }: Finding): readonly object[] {
  if (result !== 'waived' || waiver === undefined) return [];
  return [{ kind: 'external', status: 'accepted', justification: message(waiverWords(waiver, false)).text, properties: { owner: message(waiver.owner).text, expires: waiver.expires } }];
}

function relatedOf({ evidence, place }: Finding): Readonly<Record<string, readonly object[]>> {
  const further = evidence.flatMap(({ at, words }) => (at === undefined || at === place || relativeUri(at.file) === '' ? [] : [{ at, words }])).slice(0, mostRelated);
  return further.length === 0 ? {} : { relatedLocations: further.map(({ at, words }, index) => related(index + 1, at, message(words))) };
}

/** A fail, a warning or what is waived, as a result. */
export function result(finding: Finding, target: string, ruleIndex: number, { baseline }: Pick<CheckReport, 'baseline'>): object {
  const { rule, evidence, words, waiver, fingerprint, subject, place, isNew, gates, severity } = finding;
  const more = evidence.length > 1 ? evidence.slice(1, mostEvidence).map((each) => each.words) : [];
  const rest = evidence.length > mostEvidence ? `And ${evidence.length - mostEvidence} more.` : '';
  const expired = waiver?.expired === true ? `${waiverWords(waiver, true)}.` : '';
  return {
    ruleId: rule,
    ruleIndex,
    level: levelOf(finding),
    kind: 'fail',
    message: message(words, ...more, rest, expired, `Mend: ${mendWords(finding).slice(0, mostEvidence).join(' ')}`),
    locations: [location(subject, target, place)],
    ...relatedOf(finding),
    partialFingerprints: { 'integrationUserFinding/v1': fingerprint, primaryLocationLineHash: fingerprint },
    suppressions: suppressions(finding),
    // Of what is waived nobody compared; it is no news.
    ...(baseline === undefined ? {} : { baselineState: isNew === true ? 'new' : 'unchanged' }),
    properties: { severity, gates },
  };
}
