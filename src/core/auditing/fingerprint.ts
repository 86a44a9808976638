import { createHash } from 'node:crypto';
import type { Evidence, Subject } from '../model/audit/check.ts';

const hashed = (parts: readonly unknown[], digits: number): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, digits);

/** What tells pieces of evidence of one finding apart, each hashed to 16 hex digits, sorted, none twice. Where it stands does not count. */
export function evidenceKeys(evidence: readonly Evidence[]): readonly string[] {
  return [...new Set(evidence.map(({ key, words }) => hashed([key ?? words], 16)))].toSorted();
}

/** The rule's answer about one subject, whatever it is: the same in every run. Usernames and API names do not differ by letter case. */
export function identityOf(rule: string, target: string, { kind, key }: Pick<Subject, 'kind' | 'key'>): string {
  return hashed([rule, target, kind, key.normalize('NFC').toLowerCase()], 32);
}

/**
 * Name of a finding across runs and machines, 32 hex digits: rule, target's id, subject and the keys of the evidence. The
 * target's alias, the order of rows, files, lines and columns do not change it; one more thing seen does.
 */
export function fingerprint(rule: string, target: string, subject: Pick<Subject, 'kind' | 'key'>, evidence: readonly Evidence[]): string {
  return hashed([identityOf(rule, target, subject), ...evidenceKeys(evidence)], 32);
}
