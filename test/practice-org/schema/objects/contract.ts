export const contract = `
object Contract 800 "Contract" "Contracts" create,update,delete,query,recycle sharing=private permissions
AccountId:reference cu -> Account (Account) as Contracts
OwnerExpirationNotice:picklist? cu
StartDate:date? cu
EndDate:date?
BillingStreet:textarea? cu
BillingCity:string? cu
BillingState:string? cu
BillingPostalCode:string? cu
BillingCountry:string? cu
BillingLatitude:double? cu
BillingLongitude:double? cu
BillingGeocodeAccuracy:picklist? cu
BillingAddress:address?
ShippingStreet:textarea? cu
ShippingCity:string? cu
ShippingState:string? cu
ShippingPostalCode:string? cu
ShippingCountry:string? cu
ShippingLatitude:double? cu
ShippingLongitude:double? cu
ShippingGeocodeAccuracy:picklist? cu
ShippingAddress:address?
ContractTerm:int? cu
OwnerId:reference cu default -> User (Owner)
Status:picklist cu default
CompanySignedId:reference? cu -> User (CompanySigned) as ContractsSigned
CompanySignedDate:date? cu
CustomerSignedId:reference? cu -> Contact (CustomerSigned) as ContractsSigned
CustomerSignedTitle:string? cu
CustomerSignedDate:date? cu
SpecialTerms:textarea(4000)? cu
ActivatedById:reference? -> User (ActivatedBy)
ActivatedDate:datetime?
StatusCode:picklist
Description:textarea(32000)? cu
@deleted
ContractNumber:string default name auto
LastApprovedDate:date?
@audit
LastActivityDate:date?
LastViewedDate:datetime?
LastReferencedDate:datetime?

object AccountContactRole 02Z "Account Contact Role" "Account Contact Roles" create,update,delete,query,recycle sharing=controlled-by-parent
@deleted
@audit
AccountId:reference cu -> Account (Account) as AccountContactRoles
ContactId:reference cu -> Contact (Contact) as AccountContactRoles
Role:picklist? cu
IsPrimary:boolean cu
`;
