export const opportunityHistory = `
object OpportunityHistory 008 "Opportunity: Stage History" "Opportunity: Stage Histories" query sharing=controlled-by-parent
OpportunityId:reference -> Opportunity (Opportunity) as OpportunityHistories
CreatedById:reference -> User (CreatedBy)
CreatedDate:datetime
StageName:picklist
Amount:currency?
ExpectedRevenue:currency?
CloseDate:date?
Probability:percent?
ForecastCategory:picklist? "To Forecast Category"
SystemModstamp:datetime
@deleted
PrevAmount:currency? "Previous Amount"
PrevCloseDate:date? "Previous Close Date"
`;
