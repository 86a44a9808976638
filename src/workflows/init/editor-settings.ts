import type { JsonToken } from './json-tokens.ts';
import { jsonTokens, jsonValue } from './json-tokens.ts';

/** Schema file to the files it is for, in the form of the YAML extension's `yaml.schemas`; `!` leaves files out. */
export type Associations = Readonly<Record<string, readonly string[]>>;

const setting = 'yaml.schemas';

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

const deeper: Readonly<Record<string, number>> = { '{': 1, '[': 1, '}': -1, ']': -1 };

/** The token after `"key":` at the top level of the file. */
function valueOf(tokens: readonly JsonToken[], key: string): JsonToken | undefined {
  let depth = 0;
  const at = tokens.findIndex(({ text }, index) => {
    depth += deeper[text] ?? 0;
    return depth === 1 && text === JSON.stringify(key) && tokens[index + 1]?.text === ':';
  });
  return at === -1 ? undefined : tokens[at + 2];
}

/** New members right after an opening brace: whatever follows, comments included, stays where it is. */
function insertAfter(text: string, brace: JsonToken, members: readonly string[], last: boolean, depth: number): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const unit = /\n([ \t]+)"/.exec(text)?.[1] ?? '  ';
  const lines = members.map((member, index) => `${newline}${unit.repeat(depth)}${member}${last && index === members.length - 1 ? '' : ','}`);
  const closing = last && text.charAt(brace.end) === '}' ? newline + unit.repeat(depth - 1) : '';
  return text.slice(0, brace.end) + lines.join('') + closing + text.slice(brace.end);
}

const member = ([file, globs]: readonly [string, readonly string[]]): string => `${JSON.stringify(file)}: ${JSON.stringify(globs).replaceAll(',', ', ')}`;

/** What has to be written where, or `undefined` where the file has a form we do not understand. */
function insertion(text: string, tokens: readonly JsonToken[], wanted: Associations): string | undefined {
  const settings = jsonValue(tokens);
  const [first] = tokens;
  if (!isGroup(settings) || first === undefined) return undefined;
  const present = settings[setting];
  if (present === undefined) {
    const inner = Object.entries(wanted).map(member).join(', ');
    return insertAfter(text, first, [`${JSON.stringify(setting)}: { ${inner} }`], Object.keys(settings).length === 0, 1);
  }
  const brace = valueOf(tokens, setting);
  if (!isGroup(present) || brace === undefined) return undefined;
  const missing = Object.entries(wanted).filter(([file]) => !(file in present));
  return missing.length === 0 ? text : insertAfter(text, brace, missing.map(member), Object.keys(present).length === 0, 2);
}

/**
 * .vscode/settings.json with the schema associations it lacks; everything in it stays, comments too. `undefined` where
 * the file cannot be understood, or what was there would not survive.
 */
export function withSchemas(text: string | undefined, wanted: Associations): string | undefined {
  if (text === undefined || text.trim() === '') return `${JSON.stringify({ [setting]: wanted }, undefined, 2)}\n`;
  const tokens = jsonTokens(text);
  const edited = tokens === undefined ? undefined : insertion(text, tokens, wanted);
  const after = edited === undefined ? undefined : jsonValue(jsonTokens(edited) ?? []);
  return isGroup(after) && isGroup(after[setting]) ? edited : undefined;
}
