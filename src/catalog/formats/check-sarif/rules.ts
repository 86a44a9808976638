import { practices } from '../../../core/model/audit/practices.ts';
import type { ReportRule } from '../../../core/model/audit/report.ts';
import type { Severity } from '../../../core/model/policy.ts';
import { message } from './message.ts';

export type Level = 'error' | 'warning' | 'note';
export const levels: Readonly<Record<Severity, Level>> = { critical: 'error', high: 'error', medium: 'warning', low: 'note', info: 'note' };

/** What code scanning sorts security findings by: a number as in CVSS. */
const scores: Readonly<Record<Severity, string>> = { critical: '9.5', high: '8.0', medium: '5.5', low: '2.0', info: '0.0' };

const practicesOf = (rule: ReportRule): readonly string[] => practices.filter(({ id }) => rule.practices.includes(id)).map(({ key }) => key);
const controlsOf = ({ mapping }: ReportRule): readonly string[] => Object.entries(mapping).flatMap(([framework, ids]) => ids.map((id) => `${framework}/${id}`));

/** `IU-IDN-003`, which has no digits and hyphens in SARIF's own style of names. */
const nameOf = ({ title }: ReportRule): string => title.replaceAll(/[^A-Za-z0-9 ]/g, '').split(' ').map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');

/** A rule as a reporting descriptor, with what mends its findings and the practices and controls it answers for as tags. */
export function descriptor(rule: ReportRule): object {
  return {
    id: rule.id,
    name: nameOf(rule),
    shortDescription: message(rule.title),
    fullDescription: message(rule.rationale),
    help: message(rule.rationale, rule.remediation),
    defaultConfiguration: { level: levels[rule.severity] },
    properties: { tags: ['security', ...practicesOf(rule), ...controlsOf(rule)], 'security-severity': scores[rule.severity], 'problem.severity': levels[rule.severity] === 'note' ? 'recommendation' : levels[rule.severity] },
  };
}
