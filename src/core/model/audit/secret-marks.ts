import { createHash } from 'node:crypto';
import type { RepositoryRow } from './rows-files.ts';

interface Mark {
  readonly kind: RepositoryRow['kind'];
  /** Its first group is the value; matched over the whole text, linear. */
  readonly pattern: RegExp;
}

/** Whether a file is made-up test data, by the folders and files of the policy's repository.fixtures. */
export const isFixture = (fixtures: readonly string[], file: string): boolean => fixtures.some((path) => file === path || file.startsWith(`${path.replace(/\/+$/, '')}/`));

/** What secrets of Salesforce look like in files (security facts A; facts 1.3, 1.4 for the elements). A consumer key is an identifier and none. */
const marks: readonly Mark[] = [
  { kind: 'private-key', pattern: /-----BEGIN (?:RSA |EC |ENCRYPTED )?PRIVATE KEY-----(?:\\n|\s)*([A-Za-z0-9+/=]{40,})/g },
  { kind: 'consumer-secret', pattern: /<consumerSecret>\s*([^<\s]{8,})\s*<\/consumerSecret>/g },
  { kind: 'session-id', pattern: /\b(00D[A-Za-z0-9]{12,15}![A-Za-z0-9._]{60,})/g },
  { kind: 'refresh-token', pattern: /\b(5Aep861[A-Za-z0-9._]{40,})/g },
  { kind: 'auth-url', pattern: /\bforce:\/\/[^\s"'@:]+:[^\s"'@:]*:([^\s"'@]{10,})@/g },
];

/** `%%NAME%%`, `{{NAME}}`, `${NAME}`, `<NAME>`, REPLACE_..., your-..., one letter over and over: to be filled in, nothing kept. */
const placeholder = /^(?:%+.*%+|\{+.*\}+|\$\{?.*|\[.*\]|.*(?:REPLACE|PLACEHOLDER|EXAMPLE|CHANGE.?ME|YOUR[_-]|DUMMY|REDACTED).*|(.)\1+)$/i;

interface FoundSecret {
  readonly kind: RepositoryRow['kind'];
  /** From 1 */
  readonly line: number;
  readonly column: number;
  /** SHA-256 of the value, first 12 hex digits; the value itself goes no further. */
  readonly hash: string;
}

function placeIn(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

/** What looks like a secret in a text, each value once. Pure; certificates, consumer keys and placeholders are none. */
export function secretsIn(text: string): readonly FoundSecret[] {
  const found = marks.flatMap(({ kind, pattern }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const value = match[1] ?? '';
      if (placeholder.test(value)) return [];
      return [{ kind, ...placeIn(text, match.index), hash: createHash('sha256').update(value).digest('hex').slice(0, 12) }];
    }),
  );
  const seen = new Set<string>();
  return found.filter(({ kind, hash }) => !seen.has(kind + hash) && seen.add(kind + hash));
}
