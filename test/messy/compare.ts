import type { CheckReport, Finding } from '../../src/core/model/audit/report.ts';
import type { Consequence, Manifest, Planted } from './manifest.ts';

/** Where report and manifest disagree. */
export interface Disagreement {
  readonly seed: number;
  readonly rule: string;
  readonly subject: string;
  readonly expected: string;
  readonly got: string;
  readonly why: string;
}

export interface Tally {
  found: number;
  missed: number;
  falseAlarms: number;
  quiet: number;
}

export interface Comparison {
  readonly disagreements: readonly Disagreement[];
  readonly tallies: ReadonlyMap<string, Tally>;
}

const isWrong = (result: string | undefined): boolean => result === 'fail' || result === 'warn';
const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const fits = (planted: Planted, result: string | undefined): boolean => (planted.result === 'not wrong' ? !isWrong(result) : planted.result === result);
const excused = (consequences: readonly Consequence[], { rule, subject }: Finding): boolean => consequences.some((each) => (each.rule === 'any' || each.rule === rule) && (each.subject === 'any' || same(each.subject, subject.key)));

type Count = (rule: string, what: keyof Tally) => void;

const none = (): Tally => ({ found: 0, missed: 0, falseAlarms: 0, quiet: 0 });
const kindOf = (planted: Planted, isRight: boolean): keyof Tally => (isWrong(planted.result) ? (isRight ? 'found' : 'missed') : isRight ? 'quiet' : 'falseAlarms');
const gotOf = (finding: Finding | undefined): string => (finding === undefined ? 'nothing' : [`${finding.result}:`, finding.words, ...finding.gaps.map(({ words }) => words)].join(' '));

function missed({ findings }: CheckReport, { seed, planted }: Manifest, count: Count): readonly Disagreement[] {
  return planted.flatMap((each) => {
    const { rule, subject, result, why } = each;
    const finding = findings.find((one) => one.rule === rule && same(one.subject.key, subject));
    const isRight = fits(each, finding?.result);
    count(rule, kindOf(each, isRight));
    return isRight ? [] : [{ seed, rule, subject, expected: result, got: gotOf(finding), why }];
  });
}

function alarms({ findings }: CheckReport, { seed, planted, consequences }: Manifest, count: Count): readonly Disagreement[] {
  const isPlanted = (finding: Finding): boolean => planted.some(({ rule, subject }) => rule === finding.rule && same(subject, finding.subject.key));
  const unplanted = findings.filter((finding) => isWrong(finding.result) && !isPlanted(finding) && !excused(consequences, finding));
  return unplanted.map((finding) => {
    count(finding.rule, 'falseAlarms');
    return { seed, rule: finding.rule, subject: finding.subject.key, expected: 'nothing wrong', got: gotOf(finding), why: 'nothing was planted there' };
  });
}

/** Holds what `check` says against what was planted: all of it found, nothing else called wrong. */
export function compare(report: CheckReport, manifest: Manifest): Comparison {
  const tallies = new Map<string, Tally>();
  const count: Count = (rule, what) => {
    const tally = tallies.get(rule) ?? none();
    tally[what] += 1;
    tallies.set(rule, tally);
  };
  return { disagreements: [...missed(report, manifest, count), ...alarms(report, manifest, count)], tallies };
}

const percent = (part: number, whole: number): string => (whole === 0 ? '-' : `${Math.round((100 * part) / whole)} %`);

/** Precision and recall a rule, as a table for people. */
export function table(all: readonly Comparison[]): string {
  const sums = new Map<string, Tally>();
  for (const { tallies } of all) {
    for (const [rule, tally] of tallies) {
      const sum = sums.get(rule) ?? none();
      for (const key of ['found', 'missed', 'falseAlarms', 'quiet'] as const) sum[key] += tally[key];
      sums.set(rule, sum);
    }
  }
  const rows = [...sums].toSorted(([one], [other]) => one.localeCompare(other)).map(([rule, { found, missed, falseAlarms, quiet }]) => [rule, percent(found, found + falseAlarms), percent(found, found + missed), String(found), String(missed), String(falseAlarms), String(quiet)]);
  return [['rule', 'precision', 'recall', 'found', 'missed', 'false', 'near misses'], ...rows].map((cells) => cells.map((cell, place) => (place === 0 ? cell.padEnd(12) : cell.padStart(11))).join('')).join('\n');
}
