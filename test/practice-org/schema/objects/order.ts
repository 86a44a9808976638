export const order = `
object Order 801 "Order" "Orders" create,update,delete,query,recycle sharing=private permissions
OwnerId:reference cu default -> Name (Owner)
ContractId:reference? cu -> Contract (Contract) as Orders
AccountId:reference? cu -> Account (Account) as Orders
Pricebook2Id:reference? cu -> Pricebook2 (Pricebook2)
OriginalOrderId:reference? cu -> Order (OriginalOrder)
EffectiveDate:date cu
EndDate:date? cu
IsReductionOrder:boolean c
Status:picklist cu
Description:textarea(32000)? cu
CustomerAuthorizedById:reference? cu -> Contact (CustomerAuthorizedBy)
CompanyAuthorizedById:reference? cu -> User (CompanyAuthorizedBy)
Type:picklist? cu
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
ActivatedDate:datetime?
ActivatedById:reference? -> User (ActivatedBy)
StatusCode:picklist
OrderNumber:string(30) default name auto
TotalAmount:currency
@changed
@deleted
SystemModstamp:datetime
LastViewedDate:datetime?
LastReferencedDate:datetime?

object OrderItem 802 "Order Product" "Order Products" create,update,delete,query,recycle sharing=controlled-by-parent
Product2Id:reference? -> Product2 (Product2)
@deleted
OrderId:reference c -> Order (Order) as OrderItems
PricebookEntryId:reference c -> PricebookEntry (PricebookEntry)
OriginalOrderItemId:reference? cu -> OrderItem (OriginalOrderItem)
AvailableQuantity:double?
Quantity:double cu
UnitPrice:currency? cu
ListPrice:currency?
TotalPrice:currency?
ServiceDate:date? cu
EndDate:date? cu
Description:textarea? cu
@audit
OrderItemNumber:string
`;
