/** A report type of Salesforce over the field history of one object. */
export interface NativeReportType {
  readonly reportType: string;
  /** Columns that say which record it is. */
  readonly record: readonly string[];
  /** In the order real files have them. */
  readonly params: readonly (readonly [name: string, value: string])[];
}

/** Columns of every history report type: who, when, which field, from, to (facts 1.7 [A]). */
export const historyColumns = { user: 'CREATED', date: 'CREATED_DATE', field: 'field_key', from: 'OLDVAL', to: 'NEWVAL' } as const;

/** All records, not only the reader's own (facts 1.7 [A]). */
const everybody = ['co', '1'] as const;

function type(reportType: string, record: readonly string[], ...params: readonly (readonly [string, string])[]): NativeReportType {
  return { reportType, record, params: [...params, everybody] };
}

/** Columns as real files name them (facts 1.7 [A]); of the last three only the types are known [C], and no column of the record. */
const standardTypes: Readonly<Record<string, NativeReportType>> = {
  Account: type('AccountAuditHistory', ['ACCOUNT.NAME', 'ACCOUNT_OWNER']),
  Contact: type('ContactAuditHistory', ['FIRST_NAME', 'LAST_NAME', 'CONTACT_OWNER', 'CONTACT_ACCOUNT']),
  Lead: type('LeadAuditHistory', ['FIRST_NAME', 'LAST_NAME', 'LEAD_OWNER']),
  // The misspelling is Salesforce's own, in 24 of 24 real files.
  Opportunity: type('OpportunityFieldAuditHistory', ['OPPORUNITY.NAME', 'OPP_OWNER'], ['include', 'all']),
  Case: type('CaseAuditHistory', ['CASE_NUMBER', 'SUBJECT', 'CASE_OWNER'], ['units', 'd']),
  Solution: type('SolutionAuditHistory', []),
  Contract: type('ContractAuditHistory', []),
  Order: type('OrderAuditHistory', []),
};

export const isCustomObject = (object: string): boolean => /^\w+__c$/.test(object);

/** The report type over an object's field history; `undefined` where none is known. OpportunityHistory and CaseHistory are something else (facts 1.7 [A]). */
export function nativeReportType(object: string): NativeReportType | undefined {
  if (isCustomObject(object)) return type(`CustomEntityAuditHistory$${object}`, ['CUST_NAME', 'CUST_OWNER_NAME']);
  return Object.hasOwn(standardTypes, object) ? standardTypes[object] : undefined;
}
