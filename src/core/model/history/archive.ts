import type { ObjectDescribe } from '../ports.ts';
import { moment, soql, columns, type Soql } from '../soql.ts';

/**
 * The big object of Field Audit Trail (facts 2, FieldHistoryArchive [A OBJREF63]): history rows that were copied out of the history
 * objects, for every object of the org. "By default, field history tracking copies data to the archive, leaving a duplicate of the
 * archived data in Salesforce" (Tooling reference, HistoryRetentionJob [A]), after at most 18 months (Metadata reference,
 * HistoryRetentionPolicy.archiveAfterMonths [A]), so what is older than the 24 months of the API is here, and much else is in both.
 */
export const archiveObject = 'FieldHistoryArchive';

/**
 * `HistoryId` is the Id of the row in the history object: a reference that is never null (object reference, version 42.0 and later
 * [A]), and the last part of the big object's key: whoever deletes a row names FieldHistoryType, ParentId, CreatedDate and an
 * AccountHistory's Id in it (Field Audit Trail guide, deleting [A]). So it names a change for good, in the archive as beside it.
 * The row's own `Id` does not: "Including Id in a query returns only results that have an empty ID" (Big Objects guide, SOQL [A]).
 */
export const archiveId = 'HistoryId';

const needed = [archiveId, 'ParentId', 'Field', 'ArchiveFieldName', 'CreatedById', 'CreatedDate'];
const values = ['OldValue', 'NewValue'];

/** Whether what describe tells of the archive is enough to read it. */
export function canReadArchive({ fields }: Pick<ObjectDescribe, 'fields'>): boolean {
  const names = new Set(fields.map(({ name }) => name));
  return [...needed, ...values].every((name) => names.has(name));
}

export interface ArchiveStatement {
  readonly soql: string;
  readonly columns: readonly string[];
  readonly withoutValues: boolean;
}

/** ISO date-times; without `from`, everything before `to`. */
export interface ArchiveWindow {
  readonly from?: string | undefined;
  readonly to: string;
}

/**
 * "You must specify the FieldHistoryType first, followed by either ParentId or CreatedDate", and one comparison of the last (Field
 * Audit Trail guide, SOQL [A]; two of one column are in no example): where a window has a beginning that is asked for, and what was
 * changed after its end comes along, which does no harm.
 */
const within = (object: string, { from, to }: ArchiveWindow): Soql =>
  soql`FieldHistoryType = ${object} AND CreatedDate ${from === undefined ? soql`<` : soql`>=`} ${moment(new Date(from ?? to))}`;

/**
 * What the archive has of one object. There is no way to leave fields out, so where any field of the object is restricted, values
 * are not asked for at all: they would cross the wire to be thrown away.
 */
export function archiveStatement(object: string, window: ArchiveWindow, withoutValues: boolean): ArchiveStatement {
  const names = withoutValues ? needed : [...needed, ...values];
  return { soql: soql`SELECT ${columns(names)} FROM ${columns([archiveObject])} WHERE ${within(object, window)}`.text, columns: names, withoutValues };
}

/** In the names of the store's files that hold what only the archive had. */
export const archivePart = '-archive-';
/** Matches paths of such files, as any engine's regular expressions read it. */
export const archivedFile = `${archivePart}[^/\\\\]*$`;

/**
 * Begins the Ids of changes that a file of the archive does not name, because whoever exported it left HistoryId out. Greater than
 * every Id of Salesforce's history rows, which begin with a digit (key prefix 017).
 */
export const unnamedPrefix = 'archive-';
