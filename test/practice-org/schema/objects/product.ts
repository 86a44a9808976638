export const product = `
object Product2 01t "Product" "Products" create,update,delete,query,recycle permissions
Name:string cu name
ProductCode:string? cu
Description:textarea(4000)? cu
IsActive:boolean cu
@audit
Family:picklist? cu
ExternalDataSourceId:reference? cu
ExternalId:reference? cu
DisplayUrl:url? cu
QuantityUnitOfMeasure:string? cu
@deleted
IsArchived:boolean
LastViewedDate:datetime?
LastReferencedDate:datetime?
StockKeepingUnit:string(180)? cu

object Pricebook2 01s "Price Book" "Price Books" create,update,delete,query,recycle permissions
@deleted
Name:string cu name
@audit
LastViewedDate:datetime?
LastReferencedDate:datetime?
IsActive:boolean cu
IsArchived:boolean
Description:textarea? cu
IsStandard:boolean

object PricebookEntry 01u "Price Book Entry" "Price Book Entries" create,update,delete,query,recycle
Name:string?
Pricebook2Id:reference c -> Pricebook2 (Pricebook2) as PricebookEntries
Product2Id:reference c -> Product2 (Product2) as PricebookEntries
UnitPrice:currency cu
IsActive:boolean cu
UseStandardPrice:boolean cu
@audit
ProductCode:string?
@deleted
`;
