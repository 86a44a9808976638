export const opportunity = `
object Opportunity 006 "Opportunity" "Opportunities" create,update,delete,query,recycle sharing=private permissions
@deleted
AccountId:reference? cu -> Account (Account) as Opportunities
IsPrivate:boolean cu +p "Private"
Name:string(120) cu name lookup
Description:textarea(32000)? cu
StageName:picklist cu [Prospecting|Qualification|Needs Analysis|Value Proposition|Id. Decision Makers|Perception Analysis|Proposal/Price Quote|Negotiation/Review|Closed Won|Closed Lost] "Stage"
Amount:currency(18,2)? cu
Probability:percent(3,0)? cu default "Probability (%)"
ExpectedRevenue:currency(18,2)? +p "Expected Amount"
TotalOpportunityQuantity:double(18,2)? cu "Quantity"
CloseDate:date cu
Type:picklist? cu [Existing Customer - Upgrade|Existing Customer - Replacement|Existing Customer - Downgrade|New Customer] "Opportunity Type"
NextStep:string? cu
LeadSource:picklist? cu [Web|Phone Inquiry|Partner Referral|Purchased List|Other]
IsClosed:boolean "Closed"
IsWon:boolean default "Won"
ForecastCategory:picklist(40) restricted [Omitted|Pipeline|BestCase|MostLikely|Forecast|Closed]
ForecastCategoryName:picklist? cu default restricted -p [Omitted|Pipeline|Best Case|Commit|Closed] "Forecast Category"
CampaignId:reference? cu -> Campaign (Campaign)
HasOpportunityLineItem:boolean default "Has Line Item"
Pricebook2Id:reference? cu default -p -> Pricebook2 (Pricebook2) "Price Book ID"
OwnerId:reference cu default -> User (Owner)
@audit
LastActivityDate:date? "Last Activity"
LastStageChangeDate:datetime?
FiscalQuarter:int?
FiscalYear:int?
Fiscal:string(6)? "Fiscal Period"
ContactId:reference? c -p -> Contact as Opportunities
LastViewedDate:datetime?
LastReferencedDate:datetime?
HasOpenActivity:boolean -f -s default
HasOverdueTask:boolean -f -s default
LastAmountChangedHistoryId:reference? -> OpportunityHistory (LastAmountChangedHistory) "Opportunity History ID"
LastCloseDateChangedHistoryId:reference? -> OpportunityHistory (LastCloseDateChangedHistory) "Opportunity History ID"

object OpportunityContactRole 00K "Opportunity Contact Role" "Opportunity Contact Roles" create,update,delete,query,recycle sharing=controlled-by-parent
OpportunityId:reference c -> Opportunity (Opportunity) as OpportunityContactRoles
ContactId:reference cu -> Contact (Contact) as OpportunityContactRoles
Role:picklist(40)? cu [Business User|Decision Maker|Economic Buyer|Economic Decision Maker|Evaluator|Executive Sponsor|Influencer|Technical Buyer|Other]
IsPrimary:boolean cu "Primary"
@audit
@deleted

object OpportunityLineItem 00k "Opportunity Product" "Opportunity Products" create,update,delete,query,recycle sharing=controlled-by-parent
OpportunityId:reference c -> Opportunity (Opportunity) as OpportunityLineItems
SortOrder:int? cu
PricebookEntryId:reference? c -> PricebookEntry (PricebookEntry)
Product2Id:reference? c -> Product2 (Product2)
ProductCode:string?
Name:string(376)?
Quantity:double cu
TotalPrice:currency? cu
UnitPrice:currency? cu
ListPrice:currency?
ServiceDate:date? cu
Description:textarea? cu
@audit
@deleted
`;
