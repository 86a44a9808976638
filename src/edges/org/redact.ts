import { redacted } from '../../core/model/redacted.ts';

const length = 200;
/** Of a page nobody asked for: its beginning tells enough. */
const longest = 8_000;

/** At most 200 characters of a foreign text, on one line, without mark-up, control characters or anything secret. */
export function excerpt(text: string): string {
  return redacted(text.slice(0, longest))
    .replace(/<(?:script|style)\b[^>]*>[\s\S]*?(?:<\/(?:script|style)>|$)/gi, ' ')
    .replace(/<[^<>]{0,2000}>/g, ' ')
    .replace(/\p{C}/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, length);
}
