/**
 * What describes of API v5x to v64 say of fields of standard objects that generate has no org to ask about.
 * `readOnly`: no field permission, and nobody can write them. `writable`: no field permission, yet writable with the object.
 * `permissionable`: take a field permission. Custom fields and objects not named here are not known.
 */
export interface ObjectFacts {
  readonly readOnly: string;
  readonly writable: string;
  readonly permissionable: string;
}

/** The same on every object. */
export const everyObject: ObjectFacts = {
  readOnly: 'Id IsDeleted CreatedDate CreatedById LastModifiedDate LastModifiedById SystemModstamp LastActivityDate LastViewedDate LastReferencedDate',
  writable: 'Name OwnerId RecordTypeId',
  permissionable: '',
};

export const standardObjects: Readonly<Record<string, ObjectFacts>> = {
  Account: {
    readOnly: 'MasterRecordId PhotoUrl ChannelProgramName ChannelProgramLevelName JigsawCompanyId',
    writable: 'IsPartner IsCustomerPortal',
    permissionable:
      'Type ParentId BillingAddress ShippingAddress Phone Fax AccountNumber Website Sic Industry AnnualRevenue NumberOfEmployees Ownership TickerSymbol Description Rating Site Jigsaw CleanStatus AccountSource DunsNumber Tradestyle NaicsCode NaicsDesc YearStarted SicDesc DandbCompanyId OperatingHoursId',
  },
  Case: {
    readOnly: 'MasterRecordId CaseNumber IsClosed ContactPhone ContactMobile ContactEmail ContactFax',
    writable: 'Status Comments',
    permissionable: 'ContactId AccountId AssetId ParentId SuppliedName SuppliedEmail SuppliedPhone SuppliedCompany Type Reason Origin Subject Priority Description ClosedDate IsEscalated',
  },
  Contact: {
    readOnly: 'MasterRecordId Name LastCURequestDate LastCUUpdateDate IsEmailBounced PhotoUrl JigsawContactId',
    writable: 'LastName FirstName Salutation EmailBouncedReason EmailBouncedDate IndividualId',
    permissionable:
      'AccountId OtherAddress MailingAddress Phone Fax MobilePhone HomePhone OtherPhone AssistantPhone ReportsToId Email Title Department AssistantName LeadSource Birthdate Description Jigsaw CleanStatus',
  },
  Event: {
    readOnly:
      'EndDate AccountId IsChild IsGroupEvent GroupEventType IsArchived RecurrenceActivityId IsRecurrence2Exclusion Recurrence2PatternVersion IsRecurrence2 IsRecurrence2Exception Recurrence2PatternStartDate Recurrence2PatternTimeZone',
    writable:
      'Subject ActivityDateTime ActivityDate DurationInMinutes StartDateTime EndDateTime IsPrivate ShowAs IsRecurrence RecurrenceStartDateTime RecurrenceEndDateOnly RecurrenceTimeZoneSidKey RecurrenceType RecurrenceInterval RecurrenceDayOfWeekMask RecurrenceDayOfMonth RecurrenceInstance RecurrenceMonthOfYear ReminderDateTime IsReminderSet EventSubtype Recurrence2PatternText',
    permissionable: 'WhoId WhatId Location IsAllDayEvent Description',
  },
  Lead: {
    readOnly: 'MasterRecordId Name PhotoUrl ConvertedDate ConvertedAccountId ConvertedContactId ConvertedOpportunityId JigsawContactId',
    writable: 'LastName FirstName Salutation Company Status IsConverted IsUnreadByOwner EmailBouncedReason EmailBouncedDate IndividualId',
    permissionable: 'Title Address Phone MobilePhone Fax Email Website Description LeadSource Industry Rating AnnualRevenue NumberOfEmployees Jigsaw CleanStatus CompanyDunsNumber DandbCompanyId',
  },
  Opportunity: {
    readOnly:
      'IsClosed IsWon ForecastCategory HasOpportunityLineItem LastStageChangeDate FiscalQuarter FiscalYear Fiscal HasOpenActivity HasOverdueTask LastAmountChangedHistoryId LastCloseDateChangedHistoryId',
    writable: 'StageName CloseDate ForecastCategoryName Pricebook2Id ContactId',
    permissionable: 'AccountId IsPrivate Description Amount Probability ExpectedRevenue TotalOpportunityQuantity Type NextStep LeadSource CampaignId',
  },
  OpportunityContactRole: { readOnly: '', writable: 'OpportunityId ContactId Role IsPrimary', permissionable: '' },
};
