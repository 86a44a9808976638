export const lead = `
object Lead 00Q "Lead" "Leads" create,update,delete,query,recycle sharing=private permissions
@deleted
MasterRecordId:reference? -> Lead (MasterRecord)
LastName:string(80) cu
FirstName:string(40)? cu -p
Salutation:picklist(40)? cu -p [Mr.|Ms.|Mrs.|Dr.|Prof.|Mx.]
Name:string(121) name "Full Name"
Title:string(128)? cu
Company:string cu
Street:textarea? cu
City:string(40)? cu
State:string(80)? cu "State/Province"
PostalCode:string(20)? cu "Zip/Postal Code"
Country:string(80)? cu
Latitude:double(18,15)? cu
Longitude:double(18,15)? cu
GeocodeAccuracy:picklist(40)? cu restricted [Address|NearAddress|Block|Street|ExtendedZip|Zip|Neighborhood|City|County|State|Unknown]
Address:address? +p
Phone:phone? cu
MobilePhone:phone? cu
Fax:phone? cu
Email:email? cu lookup
Website:url? cu
PhotoUrl:url? "Photo URL"
Description:textarea(32000)? cu
LeadSource:picklist? cu [Web|Phone Inquiry|Partner Referral|Purchased List|Other]
Status:picklist cu default [Open - Not Contacted|Working - Contacted|Closed - Converted|Closed - Not Converted]
Industry:picklist? cu [Agriculture|Apparel|Banking|Biotechnology|Chemicals|Communications|Construction|Consulting|Education|Electronics|Energy|Engineering|Entertainment|Environmental|Finance|Food & Beverage|Government|Healthcare|Hospitality|Insurance|Machinery|Manufacturing|Media|Not For Profit|Recreation|Retail|Shipping|Technology|Telecommunications|Transportation|Utilities|Other]
Rating:picklist? cu [Hot|Warm|Cold]
AnnualRevenue:currency? cu
NumberOfEmployees:int? cu "Employees"
OwnerId:reference cu default -> Group,User (Owner)
IsConverted:boolean c "Converted"
ConvertedDate:date?
ConvertedAccountId:reference? -> Account (ConvertedAccount)
ConvertedContactId:reference? -> Contact (ConvertedContact)
ConvertedOpportunityId:reference? -> Opportunity (ConvertedOpportunity)
IsUnreadByOwner:boolean cu "Unread By Owner"
@audit
LastActivityDate:date? "Last Activity"
LastViewedDate:datetime?
LastReferencedDate:datetime?
Jigsaw:string(20)? cu "Data.com Key"
JigsawContactId:string(20)? -> (JigsawContact)
CleanStatus:picklist(40)? cu restricted [Matched|Different|Acknowledged|NotFound|Inactive|Pending|SelectMatch|Skipped]
CompanyDunsNumber:string(9)? cu "Company D-U-N-S Number"
DandbCompanyId:reference? cu -> DandBCompany (DandbCompany) "D&B Company ID"
EmailBouncedReason:string? u -p
EmailBouncedDate:datetime? u -p
IndividualId:reference? cu -p -> Individual (Individual)
`;
