/** A text made of another one, and what was done to it. */
export interface Altered {
  readonly title: string;
  readonly text: string;
}

type Members = Readonly<Record<string, unknown>>;

const oddValues: readonly unknown[] = [null, 0, '', [], {}, true, { length: 1e9 }, '../../x', '\u001B[2J'];

/** JSON that is no object of ours at all. */
export const oddJson: readonly Altered[] = [
  { title: 'nothing', text: '' },
  { title: 'only a byte order mark', text: '\uFEFF' },
  { title: 'null', text: 'null' },
  { title: 'a number', text: '1' },
  { title: 'a text', text: '"plan"' },
  { title: 'a list', text: '[]' },
  { title: 'an empty object', text: '{}' },
  { title: 'no JSON', text: 'apiVersion: integration-user/v1' },
  { title: 'a page', text: '<!DOCTYPE html><title>502</title>' },
  { title: 'NULs', text: '\0\0\0\0' },
  { title: 'deep lists', text: `${'['.repeat(5_000)}${']'.repeat(5_000)}` },
  { title: 'deep objects', text: `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}` },
  { title: '__proto__', text: '{"__proto__":{"polluted":true}}' },
  { title: 'constructor', text: '{"constructor":{"prototype":{"polluted":true}}}' },
  { title: 'numbers without end', text: `{"a":1${'0'.repeat(400)}}` },
  { title: 'a merge conflict', text: '<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> other\n' },
];

/** A whole object with one member gone, of another type, or one too many; and its text cut, doubled, or followed by something. */
export function altered(whole: Members): readonly Altered[] {
  const text = JSON.stringify(whole);
  const without = Object.keys(whole).map((key) => ({ title: `without ${key}`, text: JSON.stringify(Object.fromEntries(Object.entries(whole).filter(([name]) => name !== key))) }));
  const other = Object.keys(whole).flatMap((key, index) => {
    const value = oddValues[index % oddValues.length];
    return { title: `${key} is ${JSON.stringify(value)}`, text: JSON.stringify({ ...whole, [key]: value }) };
  });
  return [
    ...without,
    ...other,
    { title: 'one member too many', text: JSON.stringify({ ...whole, run: 'rm' }) },
    { title: '__proto__ as a member', text: text.replace('{', '{"__proto__":{"polluted":true},') },
    { title: 'cut off', text: text.slice(0, -1) },
    { title: 'half of it', text: text.slice(0, text.length / 2) },
    { title: 'twice', text: text + text },
    { title: 'followed by something', text: `${text}x` },
  ].filter((each) => each.text !== text);
}
