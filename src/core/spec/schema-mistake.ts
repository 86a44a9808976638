import type * as z from 'zod';
import type { Problem } from '../../problems.ts';
import { allowedKeys } from './allowed-keys.ts';
import { allowedHere, didYouMean, hint } from '../model/did-you-mean.ts';
import { mistake } from './mistake.ts';
import type { Path, PlaceOf } from './place.ts';
import { pathText } from './place.ts';
import { printable, shown } from './printable.ts';

type Issue = z.core.$ZodIssue;

/** What was read, so that a mistake can show it and say where it stands. */
export interface Read {
  readonly schema: z.core.$ZodType;
  readonly value: unknown;
  readonly placeOf: PlaceOf;
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list, one entry per line starting with "- "',
  object: 'a group of keys',
  record: 'a group of keys',
};

const formats: Readonly<Record<string, string>> = {
  email: 'an e-mail address',
  date: 'a date such as 2027-01-31',
  url: 'an https address',
};

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, key) => {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, key)) return undefined;
    return (inner as Readonly<Record<string | number, unknown>>)[key];
  }, value);
}

const units: Readonly<Record<string, string>> = { string: 'characters', array: 'entries' };

function sized(limit: string, count: number | bigint, origin: string): string {
  const unit = units[origin] ?? '';
  return `${limit} ${count} ${count === 1 ? unit.replace(/(?:s|ies)$/, (end) => (end === 'ies' ? 'y' : '')) : unit}`.trimEnd();
}

/** "must be ..." for one issue of one value. */
function wanted(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return kinds[issue.expected] ?? issue.expected;
    case 'too_small':
      return sized('at least', issue.minimum, issue.origin);
    case 'too_big':
      return sized('at most', issue.maximum, issue.origin);
    case 'invalid_format':
      return formats[issue.format] ?? issue.message;
    default:
      return issue.message;
  }
}

function wrongType(issue: Issue, path: Path, read: Read): Problem {
  const value = at(read.value, path);
  const key = path.at(-1);
  if (value === undefined && key !== undefined) {
    return mistake('file-key-missing', read.placeOf(path), [pathText(path), wanted(issue)]);
  }
  const quotes = typeof value === 'number' || typeof value === 'boolean' ? ' Put quotes around it.' : '';
  return mistake('file-wrong-type', read.placeOf(path), [pathText(path), wanted(issue), shown(value), wanted(issue) === 'text' ? quotes : '']);
}

function wrongValue(issue: Issue, path: Path, read: Read): Problem {
  return mistake('file-wrong-value', read.placeOf(path), [pathText(path), shown(at(read.value, path)), wanted(issue)]);
}

function wrongChoice(values: readonly z.core.util.Primitive[], path: Path, read: Read): Problem {
  const value = at(read.value, path);
  const allowed = values.map(String);
  if (value === undefined) return mistake('file-key-missing', read.placeOf(path), [pathText(path), allowed.join(' or ')]);
  return mistake('file-not-allowed-value', read.placeOf(path), [pathText(path), shown(value), hint(typeof value === 'string' ? value : '', allowed)]);
}

/** A group with more unknown keys than this is no misspelt spec, and looking for the nearest word takes time. */
const mostHints = 50;

function unknownKeys(keys: readonly string[], path: Path, read: Read): readonly Problem[] {
  const allowed = allowedKeys(read.schema, path);
  const present = at(read.value, path);
  const free = allowed.filter((key) => at(present, [key]) === undefined);
  return keys.map((key, index) => {
    const near = index < mostHints ? didYouMean(key, allowed) : undefined;
    return mistake('file-unknown-key', read.placeOf([...path, key], 'key'), [pathText([...path, key]), near === undefined ? allowedHere(free) : `Did you mean "${near}"?`]);
  });
}

/** One issue of the schema as mistakes in plain words, each at its place. */
export function schemaMistakes(issue: Issue, read: Read): readonly Problem[] {
  const path = issue.path.filter((key) => typeof key !== 'symbol');
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownKeys(issue.keys, path, read);
    case 'invalid_type':
      return [wrongType(issue, path, read)];
    case 'invalid_value':
      return [wrongChoice(issue.values, path, read)];
    case 'invalid_key':
      return issue.issues.map((inner) => mistake('file-wrong-key', read.placeOf(path, 'key'), [pathText(path.slice(0, -1)), shown(path.at(-1)), wanted(inner)]));
    case 'custom':
      if (issue.params?.['mistake'] === 'spec-address') return [mistake('spec-address', read.placeOf(path), [pathText(path), printable(issue.message, 300)])];
      return [wrongValue(issue, path, read)];
    default:
      return [wrongValue(issue, path, read)];
  }
}
