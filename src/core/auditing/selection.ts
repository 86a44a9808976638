import { exitCodes, Problem } from '../../problems.ts';
import { didYouMean } from '../model/did-you-mean.ts';
import { frameworks } from '../model/audit/frameworks.ts';
import { practices } from '../model/audit/practices.ts';
import { atOrAbove } from '../model/audit/report-order.ts';
import type { Rule } from '../model/audit/rule.ts';
import { severities } from '../model/policy.ts';

type Fits = (rule: Rule) => boolean;

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
const familyOf = ({ id }: Rule): string => id.split('-')[1] ?? '';
const controlsOf = ({ mapping }: Rule): readonly string[] => Object.values(mapping).flat();

/** A control and what stands below it: `CC6` is `CC6.1` too, `AC-2` is `AC-2(9)`, `NHI5` is `NHI5:2025`. */
const isControl = (wanted: string) => (control: string): boolean => same(control, wanted) || (control.toLowerCase().startsWith(wanted.toLowerCase()) && /^[.:(]/.test(control.slice(wanted.length)));

/** `soc2`, `soc2:CC6.1`. */
function ofFramework(text: string): Fits | undefined {
  const at = text.indexOf(':');
  const [name, control] = at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
  const framework = frameworks.find(({ id }) => same(id, name));
  if (framework === undefined) return undefined;
  return ({ mapping }) => (mapping[framework.id] ?? []).some((each) => control === undefined || isControl(control)(each));
}

function ofPractice(text: string): Fits | undefined {
  const practice = practices.find(({ key, id }) => same(key, text) || same(id, text));
  return practice && ((rule) => rule.practices.includes(practice.id));
}

function ofSeverity(text: string): Fits | undefined {
  const severity = severities.find((each) => same(each, text));
  return severity && ((rule) => atOrAbove(rule.severity, severity));
}

/** The first reading of the text that some rule fits; `undefined` where none does. */
function fits(text: string, rules: readonly Rule[]): Fits | undefined {
  const readings: readonly (Fits | undefined)[] = [({ id }) => same(id, text) || same(id, `IU-${text}`), (rule) => same(familyOf(rule), text), ofSeverity(text), ofPractice(text), ofFramework(text), (rule) => controlsOf(rule).some(isControl(text))];
  return readings.find((reading) => reading !== undefined && rules.some(reading));
}

/** Everything that can be said: what a misspelt selector is compared with. */
function words(rules: readonly Rule[]): readonly string[] {
  return [...new Set([...rules.map(({ id }) => id), ...rules.map(familyOf), ...severities, ...practices.flatMap(({ key, id }) => [key, id]), ...frameworks.map(({ id }) => id), ...rules.flatMap(controlsOf)])];
}

function reading(text: string, rules: readonly Rule[]): Fits {
  const found = text.trim() === '' ? undefined : fits(text.trim(), rules);
  if (found !== undefined) return found;
  const near = didYouMean(text.trim(), words(rules));
  throw new Problem('check-selector-unknown', [text, near === undefined ? `Families: ${[...new Set(rules.map(familyOf))].join(', ')}.` : `Did you mean "${near}"?`], exitCodes.wrongUse);
}

/**
 * The rules that any of the selectors names, in the catalogue's order; all where there is none. A selector is a rule's id
 * (`IU-IDN-001`, `IDN-001`), a family (`IDN`), a severity (that one and worse), a practice (`BP4`, `minimum-permissions`), a
 * framework (`soc2`), one control of it (`soc2:CC6.1`) or a control alone (`CC6.1`). Give the rules with the policy's
 * severities. Throws `check-selector-unknown` (exit 2) for one that names nothing, with what was probably meant.
 */
export function select(rules: readonly Rule[], selectors: readonly string[]): readonly Rule[] {
  if (selectors.length === 0) return rules;
  const wanted = selectors.map((text) => reading(text, rules));
  return rules.filter((rule) => wanted.some((each) => each(rule)));
}
