export const campaign = `
object Campaign 701 "Campaign" "Campaigns" create,update,delete,query,recycle sharing=private permissions
@deleted
Name:string(80) cu name
ParentId:reference? cu -> Campaign (Parent) as ChildCampaigns
Type:picklist? cu
Status:picklist? cu
StartDate:date? cu
EndDate:date? cu
ExpectedRevenue:currency? cu
BudgetedCost:currency? cu
ActualCost:currency? cu
ExpectedResponse:percent? cu
NumberSent:double? cu
IsActive:boolean cu
Description:textarea(32000)? cu
NumberOfLeads:int
NumberOfConvertedLeads:int
NumberOfContacts:int
NumberOfResponses:int
NumberOfOpportunities:int
NumberOfWonOpportunities:int
AmountAllOpportunities:currency
AmountWonOpportunities:currency
OwnerId:reference cu default -> User (Owner)
@audit
LastActivityDate:date?
LastViewedDate:datetime?
LastReferencedDate:datetime?
CampaignMemberRecordTypeId:reference? cu -> RecordType (CampaignMemberRecordType)

object CampaignMember 00v "Campaign Member" "Campaign Members" create,update,delete,query,recycle sharing=controlled-by-parent
@deleted
CampaignId:reference c -> Campaign (Campaign) as CampaignMembers
LeadId:reference? cu -> Lead (Lead) as CampaignMembers
ContactId:reference? cu -> Contact (Contact) as CampaignMembers
Status:picklist? cu
HasResponded:boolean
@audit
FirstRespondedDate:date?
Salutation:picklist?
Name:string?
FirstName:string?
LastName:string?
Title:string?
Street:textarea?
City:string?
State:string?
PostalCode:string?
Country:string?
Email:email?
Phone:phone?
Fax:phone?
MobilePhone:phone?
Description:textarea?
DoNotCall:boolean
HasOptedOutOfEmail:boolean
HasOptedOutOfFax:boolean
LeadSource:picklist?
CompanyOrAccount:string?
Type:picklist?
LeadOrContactId:reference?
LeadOrContactOwnerId:reference? -> Name (LeadOrContactOwner)
`;
