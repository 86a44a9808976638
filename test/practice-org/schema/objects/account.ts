export const account = `
object Account 001 "Account" "Accounts" create,update,delete,query,recycle sharing=private permissions
@deleted
MasterRecordId:reference? -> Account (MasterRecord)
Name:string cu name "Account Name"
Type:picklist(40)? cu [Prospect|Customer - Direct|Customer - Channel|Channel Partner / Reseller|Installation Partner|Technology Partner|Other] "Account Type"
RecordTypeId:reference? cu -p -> RecordType (RecordType)
ParentId:reference? cu -> Account (Parent) as ChildAccounts "Parent Account ID"
BillingStreet:textarea? cu
BillingCity:string(40)? cu
BillingState:string(80)? cu "Billing State/Province"
BillingPostalCode:string(20)? cu "Billing Zip/Postal Code"
BillingCountry:string(80)? cu
BillingLatitude:double(18,15)? cu
BillingLongitude:double(18,15)? cu
BillingGeocodeAccuracy:picklist(40)? cu restricted [Address|NearAddress|Block|Street|ExtendedZip|Zip|Neighborhood|City|County|State|Unknown]
BillingAddress:address? +p
ShippingStreet:textarea? cu
ShippingCity:string(40)? cu
ShippingState:string(80)? cu "Shipping State/Province"
ShippingPostalCode:string(20)? cu "Shipping Zip/Postal Code"
ShippingCountry:string(80)? cu
ShippingLatitude:double(18,15)? cu
ShippingLongitude:double(18,15)? cu
ShippingGeocodeAccuracy:picklist(40)? cu restricted [Address|NearAddress|Block|Street|ExtendedZip|Zip|Neighborhood|City|County|State|Unknown]
ShippingAddress:address? +p
Phone:phone? cu "Account Phone"
Fax:phone? cu "Account Fax"
AccountNumber:string(40)? cu
Website:url? cu
PhotoUrl:url? "Photo URL"
Sic:string(20)? cu "SIC Code"
Industry:picklist(40)? cu [Agriculture|Apparel|Banking|Biotechnology|Chemicals|Communications|Construction|Consulting|Education|Electronics|Energy|Engineering|Entertainment|Environmental|Finance|Food & Beverage|Government|Healthcare|Hospitality|Insurance|Machinery|Manufacturing|Media|Not For Profit|Recreation|Retail|Shipping|Technology|Telecommunications|Transportation|Utilities|Other]
AnnualRevenue:currency? cu
NumberOfEmployees:int? cu "Employees"
Ownership:picklist(40)? cu [Public|Private|Subsidiary|Other]
TickerSymbol:string(20)? cu
Description:textarea(32000)? cu "Account Description"
Rating:picklist(40)? cu [Hot|Warm|Cold] "Account Rating"
Site:string(80)? cu "Account Site"
OwnerId:reference cu default -> User (Owner)
@audit
LastActivityDate:date? "Last Activity"
LastViewedDate:datetime?
LastReferencedDate:datetime?
IsPartner:boolean u default "Partner Account"
IsCustomerPortal:boolean u default "Customer Portal Account"
ChannelProgramName:string? -f -s
ChannelProgramLevelName:string? -f -s
Jigsaw:string(20)? cu "Data.com Key"
JigsawCompanyId:string(20)? -> (JigsawCompany)
CleanStatus:picklist(40)? cu restricted [Matched|Different|Acknowledged|NotFound|Inactive|Pending|SelectMatch|Skipped]
AccountSource:picklist(40)? cu [Web|Phone Inquiry|Partner Referral|Purchased List|Other]
DunsNumber:string(9)? cu "D-U-N-S Number"
Tradestyle:string? cu
NaicsCode:string(8)? cu "NAICS Code"
NaicsDesc:string(120)? cu "NAICS Description"
YearStarted:string(4)? cu
SicDesc:string(80)? cu "SIC Description"
DandbCompanyId:reference? cu -> DandBCompany (DandbCompany) "D&B Company ID"
OperatingHoursId:reference? cu -> OperatingHours (OperatingHours) "Operating Hour ID"
`;
