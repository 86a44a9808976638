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

/**
 * The apps' sign-in settings are written for review: deployed without the certificate that only `create` adds, they would
 * take it from the app, and the integration could not log in any more (facts 1.4: a certificate there is what enables JWT).
 */
export const appRules: readonly IgnoreRule[] = [
  { line: '**/*_Integration_glbloauth.ecaGlblOauth-meta.xml', alsoAs: [] },
  { line: '**/*_Integration.connectedApp-meta.xml', alsoAs: [] },
];

/** What lies under integrations/ is no Salesforce source, and what only `create` may deploy. */
export const forceRules: readonly IgnoreRule[] = [...appRules, { line: 'integrations/**', alsoAs: ['integrations', 'integrations/', '/integrations', '/integrations/', '/integrations/**', '**/integrations/**'] }];

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
