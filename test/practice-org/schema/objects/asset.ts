export const asset = `
object Asset 02i "Asset" "Assets" create,update,delete,query,recycle sharing=controlled-by-parent permissions
ContactId:reference? cu -> Contact (Contact) as Assets
AccountId:reference? cu -> Account (Account) as Assets
ParentId:reference? cu -> Asset (Parent) as ChildAssets
RootAssetId:reference? -> Asset (RootAsset)
Product2Id:reference? cu -> Product2 (Product2) as Assets
ProductCode:string?
IsCompetitorProduct:boolean cu
@audit
@deleted
Name:string cu name
SerialNumber:string(80)? cu
InstallDate:date? cu
PurchaseDate:date? cu
UsageEndDate:date? cu
Status:picklist? cu
Price:currency? cu
Quantity:double? cu
Description:textarea(4000)? cu
OwnerId:reference cu default -> User (Owner)
AssetProvidedById:reference? cu -> Account (AssetProvidedBy) as ProvidedAssets
AssetServicedById:reference? cu -> Account (AssetServicedBy) as ServicedAssets
IsInternal:boolean
AssetLevel:int?
StockKeepingUnit:string?
LastViewedDate:datetime?
LastReferencedDate:datetime?
`;
