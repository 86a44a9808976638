export interface IgnoreRule {
  readonly line: string;
  /** Other ways in which people write the same rule. */
  readonly alsoAs: readonly string[];
}

export const gitRules: readonly IgnoreRule[] = [
  { line: '.sf/', alsoAs: ['.sf', '/.sf', '/.sf/', '**/.sf', '**/.sf/'] },
  { line: 'integrations/**/*.key', alsoAs: ['*.key', '**/*.key'] },
  { line: 'integrations/**/*.pem', alsoAs: ['*.pem', '**/*.pem'] },
];

/** What lies under integrations/ is no Salesforce source. */
export const forceRules: readonly IgnoreRule[] = [{ line: 'integrations/**', alsoAs: ['integrations', 'integrations/', '/integrations', '/integrations/', '/integrations/**', '**/integrations/**'] }];

/** The file with the rules it lacks at its end; unchanged where it has them all. Line ends stay as they are. */
export function withRules(text: string | undefined, rules: readonly IgnoreRule[], title: string): string {
  const before = text ?? '';
  const lines = new Set(before.split(/\r?\n/).map((line) => line.trim()));
  const missing = rules.filter(({ line, alsoAs }) => ![line, ...alsoAs].some((form) => lines.has(form)));
  if (missing.length === 0) return before;
  const newline = before.includes('\r\n') ? '\r\n' : '\n';
  const gap = before === '' ? '' : /\r?\n$/.test(before) ? newline : newline + newline;
  return before + gap + [`# ${title}`, ...missing.map(({ line }) => line), ''].join(newline);
}
