import { fieldOf, objectOf } from '../../schema/schema.ts';
import type { OrgState } from '../../state.ts';

/** What a report over a report type can name. */
export interface ReportType {
  has: (column: string) => boolean;
}

/** facts 1.7 [A] */
const HISTORY_COLUMNS = ['CREATED', 'CREATED_DATE', 'field_key', 'OLDVAL', 'NEWVAL'];

/**
 * The history report types: their object, and its columns besides those of every history (facts 1.7 [A]). In brackets what one or two real files
 * name besides [B]; of the last three no file is known, and so no column of the record [C].
 */
const HISTORY_TYPES: Record<string, { object: string; columns: string }> = {
  AccountAuditHistory: { object: 'Account', columns: 'ACCOUNT.NAME ACCOUNT_OWNER' },
  ContactAuditHistory: { object: 'Contact', columns: 'FIRST_NAME LAST_NAME CONTACT_OWNER CONTACT_ACCOUNT CONTACT_ID' },
  LeadAuditHistory: { object: 'Lead', columns: 'FIRST_NAME LAST_NAME LEAD_OWNER LEAD_ID [LEAD_SOURCE LEAD_CREATED_DATE]' },
  // The platform's own misspelling (facts 1.7 [A, 24 of 24 files]).
  OpportunityFieldAuditHistory: { object: 'Opportunity', columns: 'OPPORUNITY.NAME OPP_OWNER OPPORTUNITY_ID' },
  CaseAuditHistory: { object: 'Case', columns: 'CASE_NUMBER CASE_OWNER SUBJECT [DESCRIPTION RECORDTYPE]' },
  SolutionAuditHistory: { object: 'Solution', columns: '' },
  ContractAuditHistory: { object: 'Contract', columns: '' },
  OrderAuditHistory: { object: 'Order', columns: '' },
};
const CUSTOM_COLUMNS = 'CUST_NAME CUST_OWNER_NAME CUST_ID';

/** Report types that are no field history, the two look-alikes among them (facts 1.7 [A]); which columns they have is not known. */
const OTHER_TYPES = new Set(['OpportunityHistory', 'CaseHistory', 'User']);

/** A report type by its name; `undefined` where the org has none of that name. */
export function reportTypeOf(state: OrgState, name: string): ReportType | undefined {
  const known = HISTORY_TYPES[name];
  if (known) return historyType(state, known.object, known.columns);
  const custom = /^CustomEntityAuditHistory\$(\w+__c)$/.exec(name)?.[1];
  if (custom !== undefined) return objectOf(state.schema, custom)?.enableHistory === true ? historyType(state, custom, CUSTOM_COLUMNS) : undefined;
  return isOther(state, name) ? { has: (column) => !['field_key', 'OLDVAL', 'NEWVAL'].includes(column) } : undefined;
}

/** Custom fields of the record go by `Object.Field__c` (corpus files and evidence [B]). */
function historyType(state: OrgState, object: string, columns: string): ReportType {
  const named = new Set([...HISTORY_COLUMNS, ...columns.split(/[\s[\]]+/)]);
  const schema = objectOf(state.schema, object);
  const ownField = (column: string): boolean => {
    const [owner, field = ''] = column.split('.');
    return owner === object && field.endsWith('__c') && schema !== undefined && fieldOf(schema, field) !== undefined;
  };
  return { has: (column) => named.has(column) || ownField(column) };
}

/** Reports over records, `CustomEntity$Obj__c`, over several objects, and over report types somebody made. */
function isOther(state: OrgState, name: string): boolean {
  const [object] = /(?<=\$)\w+__c/.exec(name) ?? [];
  if (name.startsWith('CustomEntity')) return /^(CustomEntity)+\$/.test(name) && object !== undefined && objectOf(state.schema, object) !== undefined;
  return OTHER_TYPES.has(name) || state.metadata.get('ReportType')?.has(name.replace(/__c$/, '')) === true;
}
