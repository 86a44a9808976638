export const contact = `
object Contact 003 "Contact" "Contacts" create,update,delete,query,recycle sharing=private permissions
@deleted
MasterRecordId:reference? -> Contact (MasterRecord)
AccountId:reference? cu -> Account (Account) as Contacts
LastName:string(80) cu
FirstName:string(40)? cu -p
Salutation:picklist(40)? cu -p [Mr.|Ms.|Mrs.|Dr.|Prof.]
Name:string(121) name "Full Name"
OtherStreet:textarea? cu
OtherCity:string(40)? cu
OtherState:string(80)? cu "Other State/Province"
OtherPostalCode:string(20)? cu "Other Zip/Postal Code"
OtherCountry:string(80)? cu
OtherLatitude:double(18,15)? cu
OtherLongitude:double(18,15)? cu
OtherGeocodeAccuracy:picklist(40)? cu restricted [Address|NearAddress|Block|Street|ExtendedZip|Zip|Neighborhood|City|County|State|Unknown]
OtherAddress:address? +p
MailingStreet:textarea? cu
MailingCity:string(40)? cu
MailingState:string(80)? cu "Mailing State/Province"
MailingPostalCode:string(20)? cu "Mailing Zip/Postal Code"
MailingCountry:string(80)? cu
MailingLatitude:double(18,15)? cu
MailingLongitude:double(18,15)? cu
MailingGeocodeAccuracy:picklist(40)? cu restricted [Address|NearAddress|Block|Street|ExtendedZip|Zip|Neighborhood|City|County|State|Unknown]
MailingAddress:address? +p
Phone:phone? cu "Business Phone"
Fax:phone? cu "Business Fax"
MobilePhone:phone? cu
HomePhone:phone? cu
OtherPhone:phone? cu
AssistantPhone:phone? cu "Asst. Phone"
ReportsToId:reference? cu -> Contact (ReportsTo)
Email:email? cu lookup
Title:string(128)? cu
Department:string(80)? cu
AssistantName:string(40)? cu "Assistant's Name"
LeadSource:picklist? cu [Web|Phone Inquiry|Partner Referral|Purchased List|Other]
Birthdate:date? cu
Description:textarea(32000)? cu "Contact Description"
OwnerId:reference cu default -> User (Owner)
@audit
LastActivityDate:date? "Last Activity"
LastCURequestDate:datetime? "Last Stay-in-Touch Request Date"
LastCUUpdateDate:datetime? "Last Stay-in-Touch Save Date"
LastViewedDate:datetime?
LastReferencedDate:datetime?
EmailBouncedReason:string? cu -p
EmailBouncedDate:datetime? cu -p
IsEmailBounced:boolean default
PhotoUrl:url? "Photo URL"
Jigsaw:string(20)? cu "Data.com Key"
JigsawContactId:string(20)? -> (JigsawContact)
CleanStatus:picklist(40)? cu restricted [Matched|Different|Acknowledged|NotFound|Inactive|Pending|SelectMatch|Skipped]
IndividualId:reference? cu -p -> Individual (Individual)

object Individual 0PK "Individual" "Individuals" create,update,delete,query,recycle sharing=private permissions
OwnerId:reference cu default -> User (Owner)
@deleted
LastName:string(80) cu
FirstName:string(40)? cu
Salutation:picklist? cu
Name:string(121) name
HasOptedOutTracking:boolean cu
HasOptedOutProfiling:boolean cu
HasOptedOutProcessing:boolean cu
HasOptedOutSolicit:boolean cu
ShouldForget:boolean cu
SendIndividualData:boolean cu
CanStorePiiElsewhere:boolean cu
HasOptedOutGeoTracking:boolean cu
BirthDate:date? cu
IndividualsAge:string? cu
LastViewedDate:datetime?
@audit
`;
