import { markdownText } from '../../../core/model/markdown-text.ts';
import { visible } from '../../../core/model/visible-text.ts';

const readable: Readonly<Record<string, string>> = { '&#34;': '"', '&#39;': "'", '&#95;': String.raw`\_`, '&#126;': String.raw`\~` };

/** Inert text. A sheet is read raw as well: quotes mean nothing outside of HTML, and a backslash is easier on the eye. */
export function prose(text: string): string {
  return markdownText(text).replaceAll(/&#(?:34|39|95|126);/g, (reference) => readable[reference] ?? reference);
}

/** A value that is copied as it stands: nothing in it is markup, and nothing is added to it. */
export function code(value: string): string {
  const text = visible(value);
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const gap = longest > 0 || text.trim() !== text || text === '' ? ' ' : '';
  return `${fence}${gap}${text}${gap}${fence}`;
}

export function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `## ${title}`, '', ...lines];
}

export const bullets = (texts: readonly string[]): readonly string[] => texts.map((text) => `- ${prose(text)}`);
export const boxes = (texts: readonly string[]): readonly string[] => texts.map((text) => `- [ ] ${prose(text)}`);
/** A name and a value to copy. */
export const entry = (name: string, value: string): string => `- **${prose(name)}:** ${code(value)}`;
/** A name and a sentence. */
export const line = (name: string, text: string): string => `- **${prose(name)}:** ${prose(text)}`;
