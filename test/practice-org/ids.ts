import type { OrgState } from './state.ts';

const CHECK = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** The 18-character form of a 15-character id: three characters that carry the upper-case bits of each group of five. */
export function to18(id15: string): string {
  let suffix = '';
  for (let group = 0; group < 3; group += 1) {
    let bits = 0;
    for (let place = 0; place < 5; place += 1) {
      const character = id15.charAt(group * 5 + place);
      if (character >= 'A' && character <= 'Z') bits += 2 ** place;
    }
    suffix += CHECK.charAt(bits);
  }
  return id15 + suffix;
}

/** `undefined` when the text has not the form of a Salesforce id (15 or 18 characters, right check characters). */
export function normaliseId(id: string): string | undefined {
  if (/^[a-zA-Z0-9]{15}$/.test(id)) return to18(id);
  if (!/^[a-zA-Z0-9]{18}$/.test(id)) return undefined;
  return to18(id.slice(0, 15)) === id ? id : undefined;
}

/** The next unused id with a key prefix such as `005`. */
export function newId(state: OrgState, prefix: string): string {
  const next = (state.nextId.get(prefix) ?? 0) + 1;
  state.nextId.set(prefix, next);
  return to18(`${prefix}Pr0000${next.toString(36).padStart(6, '0')}`.slice(0, 15));
}

/** Make sure that `newId` never gives one of these ids again; texts that are no ids of a practice org are skipped. */
export function reserveIds(state: OrgState, ids: string[]): void {
  for (const id of ids) {
    const [, prefix, count] = /^(\w{3})Pr0000([0-9a-z]{6})\w{0,3}$/.exec(id) ?? [];
    if (prefix === undefined || count === undefined) continue;
    state.nextId.set(prefix, Math.max(state.nextId.get(prefix) ?? 0, parseInt(count, 36)));
  }
}
