/** YAML that must be refused with a mistake, quickly, and without anything else happening. `key`: of problems.md. */
export interface HostileYaml {
  readonly title: string;
  readonly text: string;
  readonly key: string;
}

const bombs = (levels: number): string =>
  ['a0: &a0 [x, x, x, x, x, x, x, x, x]', ...Array.from({ length: levels }, (_, index) => `a${index + 1}: &a${index + 1} [${Array(9).fill(`*a${index}`).join(', ')}]`)].join('\n');

export const hostileYaml: readonly HostileYaml[] = [
  { title: 'a billion laughs', text: bombs(9), key: 'yaml-not-allowed' },
  { title: 'one alias', text: 'a: &x 1\nb: *x\n', key: 'yaml-not-allowed' },
  { title: 'an anchor without an alias', text: 'a: &x 1\n', key: 'yaml-not-allowed' },
  { title: 'an alias to itself', text: 'a: &x [*x]\n', key: 'yaml-not-allowed' },
  { title: 'an alias as a key', text: 'a: &x k\n*x : 1\n', key: 'yaml-not-allowed' },
  { title: 'an anchor as a key', text: '&x k: 1\n', key: 'yaml-not-allowed' },
  { title: 'a merge key', text: 'a: 1\n<<: { b: 2 }\n', key: 'yaml-not-allowed' },
  { title: 'a merge key in quotes', text: '"<<": { b: 2 }\n', key: 'yaml-not-allowed' },
  { title: 'a tag of another program', text: 'a: !!python/object/apply:os.system ["true"]\n', key: 'yaml-not-allowed' },
  { title: 'a tag of ours', text: 'a: !env HOME\n', key: 'yaml-not-allowed' },
  { title: 'a standard tag', text: 'a: !!str 1\n', key: 'yaml-not-allowed' },
  { title: 'binary', text: 'a: !!binary aGVsbG8=\n', key: 'yaml-not-allowed' },
  { title: 'a set', text: 'a: !!set { x, y }\n', key: 'yaml-not-allowed' },
  { title: 'a version directive', text: '%YAML 1.1\n---\na: no\n', key: 'yaml-not-allowed' },
  { title: 'a tag directive', text: '%TAG ! tag:example.com,2026:\n---\na: 1\n', key: 'yaml-not-allowed' },
  { title: '__proto__ as a key', text: '__proto__: { polluted: true }\n', key: 'yaml-not-allowed' },
  { title: 'constructor as a key', text: 'a: { constructor: { prototype: { polluted: true } } }\n', key: 'yaml-not-allowed' },
  { title: 'prototype as a key', text: 'a: [{ prototype: 1 }]\n', key: 'yaml-not-allowed' },
  { title: 'a number as a key', text: '1: a\n', key: 'yaml-not-allowed' },
  { title: 'a list as a key', text: '? [a, b]\n: 1\n', key: 'yaml-not-allowed' },
  { title: 'nothing as a key', text: ': 1\n', key: 'yaml-not-allowed' },
  { title: 'the same key twice', text: 'a: 1\na: 2\n', key: 'yaml-duplicate-key' },
  { title: 'the same key twice, once in quotes', text: 'a: 1\n"a": 2\n', key: 'yaml-duplicate-key' },
  { title: 'the same key twice by an escape', text: 'a: 1\n"\\x61": 2\n', key: 'yaml-duplicate-key' },
  { title: 'two documents', text: 'a: 1\n---\nb: 2\n', key: 'yaml-syntax' },
  { title: 'a tab as indentation', text: 'a:\n\tb: 1\n', key: 'yaml-syntax' },
  { title: 'an open quote', text: 'a: "x\n', key: 'yaml-syntax' },
  { title: 'an open bracket', text: 'a: [1, 2\n', key: 'yaml-syntax' },
  { title: 'a wrong indentation', text: 'a:\n    b: 1\n  c: 2\n', key: 'yaml-syntax' },
  { title: 'nested lists without end', text: '['.repeat(200_000), key: 'yaml-too-deep' },
  { title: 'nested groups without end', text: 'a: {'.repeat(60_000), key: 'yaml-too-deep' },
  { title: 'nested dashes without end', text: '- '.repeat(120_000), key: 'yaml-too-deep' },
  { title: 'nested question marks without end', text: '? '.repeat(120_000), key: 'yaml-too-deep' },
  { title: 'nested indentation without end', text: Array.from({ length: 600 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'), key: 'yaml-too-deep' },
  { title: 'more than 256 KB', text: `a: ${'x'.repeat(256 * 1024)}\n`, key: 'yaml-too-big' },
  { title: 'more than 256 KB in bytes only', text: `a: ${'\u20AC'.repeat(100 * 1024)}\n`, key: 'yaml-too-big' },
  { title: 'nothing', text: '', key: 'yaml-empty' },
  { title: 'only comments', text: '# nothing\n', key: 'yaml-empty' },
  { title: 'only a document marker', text: '---\n', key: 'file-wrong-type' },
  { title: 'one word', text: 'yes\n', key: 'file-wrong-type' },
  { title: 'a list', text: '- a\n', key: 'file-wrong-type' },
  { title: 'UTF-16 read as UTF-8', text: 'a\0:\0 \x001\0', key: 'yaml-not-utf8' },
  { title: 'bytes that are no UTF-8', text: 'a: \uFFFD\n', key: 'yaml-not-utf8' },
  { title: 'an escape character', text: 'a: \u001B[31mred\n', key: 'yaml-unprintable' },
  { title: 'a direction override in a comment', text: '# \u202E txt\na: 1\n', key: 'yaml-unprintable' },
  { title: 'a direction isolate in a value', text: 'a: x\u2066y\n', key: 'yaml-unprintable' },
];

/** Large but harmless by its shape: must come back, with mistakes, within a second. */
export const heavyYaml: readonly { readonly title: string; readonly text: string }[] = [
  { title: 'twenty thousand keys', text: Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`).join('\n') },
  { title: 'a quarter of a million line breaks', text: '\n'.repeat(250_000) },
  { title: 'a hundred thousand empty quotes', text: '"'.repeat(200_000) },
  { title: 'sixty thousand anchors', text: '&a '.repeat(60_000) },
  { title: 'a hundred thousand commas', text: '{,'.repeat(15) + ','.repeat(200_000) },
  { title: 'fifty thousand list entries', text: '- a\n'.repeat(50_000) },
  { title: 'a long comment', text: `#${'#'.repeat(250_000)}` },
];
