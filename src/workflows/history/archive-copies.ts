import { OrgRefusal, type OrgReader } from '../../core/model/ports.ts';
import { soql } from '../../core/model/soql.ts';

interface Copy {
  readonly HistoryType: string | null;
  readonly Status: string;
}

/** Salesforce names leads `Leads` here (Tooling reference, HistoryRetentionJob [A]), and every other object as it is. */
const objectOf = ({ HistoryType }: Copy): string => (HistoryType ?? '').toLowerCase().replace(/^leads$/, 'lead');

const done = 'CopySucceeded';

/**
 * Objects, in lower case, that Salesforce is copying into the archive for the first time: "the first copy writes the entire field
 * history and takes a long time; subsequent copies transfer only the changes since the last copy" (Field Audit Trail guide, examples
 * [A]; the states: Tooling reference, HistoryRetentionJob [A]). None where the caller may not ask.
 */
export async function firstCopies(org: OrgReader): Promise<ReadonlySet<string>> {
  try {
    const copies = await org.toolingQuery<Copy>(soql`SELECT HistoryType, Status FROM HistoryRetentionJob WHERE Status IN ${['CopyScheduled', 'CopyRunning', done]} GROUP BY HistoryType, Status`);
    const copied = new Set(copies.filter(({ Status }) => Status === done).map(objectOf));
    return new Set(copies.map(objectOf).filter((object) => !copied.has(object)));
  } catch (error) {
    if (error instanceof OrgRefusal) return new Set();
    throw error;
  }
}
