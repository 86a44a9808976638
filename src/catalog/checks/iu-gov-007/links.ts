import type { Evidence } from '../../../core/model/audit/check.ts';
import { seen } from '../../../core/model/audit/evidence.ts';
import { recordKey } from '../../../core/model/audit/record-key.ts';
import type { AuditEntryRow, RecordRow } from '../../../core/model/audit/rows-files.ts';

const of = (file: string): { readonly at: { readonly file: string; readonly line: number; readonly column: number }; readonly fix: string } => ({ at: { file, line: 1, column: 1 }, fix: `See with \`git log -- ${file}\` what became of it, and get it back from there.` });

/** Files that cannot be read, or that lack what tells who did it and when. */
function torn({ file, whole, at, author }: AuditEntryRow): readonly Evidence[] {
  if (!whole) return [seen(`${file} is no entry of the audit log that can be read.`, { key: `torn:${file}`, ...of(file) })];
  const lacking = [...(at === undefined ? ['when it was'] : []), ...(author === undefined ? ['who did it'] : [])].join(' and ');
  return lacking === '' ? [] : [seen(`${file} does not say ${lacking}.`, { key: `lacking:${file}`, ...of(file) })];
}

/** An entry names what it continues by hash: one that was changed since is as good as missing. */
function unlinked(entries: readonly AuditEntryRow[]): readonly Evidence[] {
  const there = new Set(entries.map(({ digest }) => digest));
  return entries.flatMap(({ file, parents }) =>
    parents.filter((parent) => !there.has(parent)).map((parent) => seen(`${file} continues an entry (${parent.slice(0, 12)}) that is not in integrations/audit any more, or was changed since.`, { key: `parent:${parent}`, ...of(file) })),
  );
}

const isOf = ({ orgId, integration }: RecordRow, entry: AuditEntryRow): boolean => entry.integration === integration && (entry.orgId === undefined || recordKey(entry.orgId) === recordKey(orgId));

/** Records of integrations and orgs of which the log has nothing at all. */
function unlogged(entries: readonly AuditEntryRow[], records: readonly RecordRow[]): readonly Evidence[] {
  return records
    .filter((record) => !entries.some((entry) => isOf(record, entry)))
    .map(({ file, integration, orgId }) => seen(`${file} says that ${integration} was applied to ${orgId}, and integrations/audit has no entry of that.`, { key: `unlogged:${recordKey(orgId)}:${integration}`, ...of(file), fix: 'See with `git log -- integrations/audit` which entries are gone, and get them back from there.' }));
}

/** What is wrong with the log by itself, and held against the records. */
export const broken = (entries: readonly AuditEntryRow[], records: readonly RecordRow[]): readonly Evidence[] => [...entries.flatMap(torn), ...unlinked(entries), ...unlogged(entries, records)];

/** Records whose last plan no entry carried out: the entry of that run may be missing. */
export const unanchored = (entries: readonly AuditEntryRow[], records: readonly RecordRow[]): readonly RecordRow[] =>
  records.filter((record) => !entries.some((entry) => isOf(record, entry) && entry.planDigest === record.planDigest));
