/** History report types with the columns of real files (facts 1.7 [A]). */
export const HISTORY_COLUMNS = ['CREATED', 'CREATED_DATE', 'field_key', 'OLDVAL', 'NEWVAL'] as const;

/** Report type, its columns of the record, and what its `params` say beside `co`. */
export const HISTORY_TYPES: Record<string, { record: readonly string[]; params: Record<string, string> }> = {
  AccountAuditHistory: { record: ['ACCOUNT.NAME', 'ACCOUNT_OWNER'], params: {} },
  ContactAuditHistory: { record: ['FIRST_NAME', 'LAST_NAME', 'CONTACT_OWNER', 'CONTACT_ACCOUNT', 'CONTACT_ID'], params: {} },
  LeadAuditHistory: { record: ['FIRST_NAME', 'LAST_NAME', 'LEAD_OWNER', 'LEAD_ID'], params: {} },
  OpportunityFieldAuditHistory: { record: ['OPPORUNITY.NAME', 'OPP_OWNER', 'OPPORTUNITY_ID'], params: { include: 'all' } },
  CaseAuditHistory: { record: ['CASE_NUMBER', 'CASE_OWNER', 'SUBJECT'], params: { units: 'd' } },
};
