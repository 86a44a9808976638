import { markdownText } from '../../../core/model/markdown-text.ts';
import { visible } from '../../../core/model/visible-text.ts';

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

export const bullets = (texts: readonly string[]): readonly string[] => texts.map((text) => `- ${markdownText(text)}`);
export const boxes = (texts: readonly string[]): readonly string[] => texts.map((text) => `- [ ] ${markdownText(text)}`);
/** A name and a value to copy. */
export const entry = (name: string, value: string): string => `- **${markdownText(name)}:** ${code(value)}`;
/** A name and a sentence. */
export const line = (name: string, text: string): string => `- **${markdownText(name)}:** ${markdownText(text)}`;
