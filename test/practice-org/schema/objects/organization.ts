export const organization = `
object Organization 00D "Organization" "Organizations" update,query api=both
Name:string
Division:string?
Street:textarea?
City:string?
State:string? "State/Province"
PostalCode:string? "Zip/Postal Code"
Country:string?
Latitude:double?
Longitude:double?
GeocodeAccuracy:picklist? [Address|NearAddress|Block|Street|ExtendedZip|Zip|Neighborhood|City|County|State|Unknown]
Address:address?
Phone:phone?
Fax:phone?
PrimaryContact:string?
DefaultLocaleSidKey:picklist [@locales] "Locale"
TimeZoneSidKey:picklist [@timeZones] "Time Zone"
LanguageLocaleKey:picklist [@languages] "Language"
ReceivesInfoEmails:boolean "Info Emails"
ReceivesAdminInfoEmails:boolean "Info Emails Admin"
PreferencesRequireOpportunityProducts:boolean -g -s "RequireOpportunityProducts"
PreferencesTransactionSecurityPolicy:boolean -g -s "TransactionSecurityPolicy"
PreferencesConsentManagementEnabled:boolean -g -s "ConsentManagementEnabled"
PreferencesAutoSelectIndividualOnMerge:boolean -g -s "AutoSelectIndividualOnMerge"
PreferencesLightningLoginEnabled:boolean -g -s "LightningLoginEnabled"
PreferencesOnlyLLPermUserAllowed:boolean -g -s "OnlyLLPermUserAllowed"
FiscalYearStartMonth:int? "Fiscal Year Starts In"
UsesStartDateAsFiscalYearName:boolean "Fiscal Year Name by Start"
DefaultAccountAccess:picklist? [None|Read|Edit|ControlledByLeadOrContact|ControlledByCampaign]
DefaultContactAccess:picklist? [None|Read|Edit|ControlledByParent]
DefaultOpportunityAccess:picklist? [None|Read|Edit|ControlledByLeadOrContact|ControlledByCampaign]
DefaultLeadAccess:picklist? [None|Read|Edit|ReadEditTransfer]
DefaultCaseAccess:picklist? [None|Read|Edit|ReadEditTransfer]
DefaultCalendarAccess:picklist? [HideDetails|HideDetailsInsert|ShowDetails|ShowDetailsInsert|AllowEdits]
DefaultPricebookAccess:picklist? [None|Read|ReadSelect] "Default Price Book Access"
DefaultCampaignAccess:picklist? [None|Read|Edit|All]
SystemModstamp:datetime
ComplianceBccEmail:email? "Compliance BCC Email"
UiSkin:picklist? [Theme1|Theme2|PortalDefault|Webstore|Theme3] "UI Skin"
SignupCountryIsoCode:string? "Signup Country"
TrialExpirationDate:datetime?
NumKnowledgeService:int? "Knowledge Licenses"
OrganizationType:picklist? [Team Edition|Professional Edition|Enterprise Edition|Developer Edition|Personal Edition|Unlimited Edition|Contact Manager Edition|Base Edition] "Edition"
NamespacePrefix:string?
InstanceName:string?
IsSandbox:boolean
WebToCaseDefaultOrigin:string? "Web to Cases Default Origin"
MonthlyPageViewsUsed:int?
MonthlyPageViewsEntitlement:int? "Monthly Page Views Allowed"
IsReadOnly:boolean
@changed

object RecordType 012 "Record Type" "Record Types" query api=both
Name:string
DeveloperName:string
NamespacePrefix:string?
Description:textarea?
BusinessProcessId:reference?
SobjectType:picklist
IsActive:boolean
CreatedById:reference -> User (CreatedBy)
CreatedDate:datetime
LastModifiedById:reference -> User (LastModifiedBy)
LastModifiedDate:datetime
SystemModstamp:datetime
`;
