import type { AccessView } from '../../../core/model/access-view.ts';

/** The same value for a program; on a terminal nothing of it is obeyed. JSON itself escapes only what is below U+0020. */
const escapes = (character: string): string => Array.from({ length: character.length }, (_, unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, '0')}`).join('');

/** The view as `--json` gives it, without the envelope; control and direction characters in JSON's own escapes. */
export function accessJson(view: AccessView): string {
  return `${JSON.stringify(view, null, 2).replaceAll(/[^\P{C}\n]|[\p{Zl}\p{Zp}]/gu, escapes)}\n`;
}

export default { id: 'access-json', render: accessJson };
