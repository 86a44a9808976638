import { asFarAs, known, unknown, type Gap } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { gapOf, isGap, orGap } from '../../../core/model/audit/org-reading.ts';
import { OrgRefusal, type OrgReader } from '../../../core/model/ports.ts';
import { soql } from '../../../core/model/soql.ts';

interface Raw {
  readonly DurableId: string;
  readonly QualifiedApiName: string;
}
interface Global {
  readonly sobjects?: readonly { readonly name: string }[];
}

const needs = 'View Setup and Configuration';
const page = 200;
const mostPages = 20;

/** EntityDefinition has no queryMore, OR or COUNT: pages by DurableId (facts 2.x [K]). Tooling has the column, the data API has not (facts 2.x [B]). */
async function tracked(org: OrgReader): Promise<readonly Raw[]> {
  const rows: Raw[] = [];
  for (let pages = 0; pages < mostPages; pages += 1) {
    const last = rows.at(-1)?.DurableId;
    const after = last === undefined ? soql`IsFieldHistoryTracked = ${true}` : soql`IsFieldHistoryTracked = ${true} AND DurableId > ${last}`;
    const some = await org.toolingQuery<Raw>(soql`SELECT DurableId, QualifiedApiName FROM EntityDefinition WHERE ${after} ORDER BY DurableId LIMIT ${page}`);
    rows.push(...some);
    if (some.length < page) break;
  }
  return rows;
}

/** The object of a history object: `LeadHistory`, `My__History`; OpportunityHistory is about stages (facts 2.x [A]). */
function objectOf(name: string): readonly string[] {
  if (name === 'OpportunityFieldHistory') return ['Opportunity'];
  if (name === 'OpportunityHistory') return [];
  if (name.endsWith('__History')) return [`${name.slice(0, -'__History'.length)}__c`];
  return name.endsWith('History') && name.length > 'History'.length ? [name.slice(0, -'History'.length)] : [];
}

async function byHistoryObjects(org: OrgReader): Promise<readonly string[]> {
  const { sobjects = [] } = await org.get<Global>('/sobjects');
  return sobjects.flatMap(({ name }) => objectOf(name));
}

/** Objects with history on; one that is not listed has it off. Where Tooling refuses, what history objects there are: that they are in use nobody says. */
export const fromOrg: NonNullable<FactUnit<'entityDefinitions'>['fromOrg']> = async ({ org }) => {
  try {
    return known((await tracked(org)).map(({ QualifiedApiName: object }) => ({ object, historyOn: true })));
  } catch (error) {
    if (!(error instanceof OrgRefusal)) throw error;
    const refused: Gap = gapOf(error, 'Whether field history is on', needs);
    const objects = await orGap('The list of objects', needs, () => byHistoryObjects(org));
    return isGap(objects) || objects.length === 0 ? unknown(refused) : asFarAs(objects.map((object) => ({ object })), [refused]);
  }
};
