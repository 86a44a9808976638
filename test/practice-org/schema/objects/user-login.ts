export const userLogin = `
object UserLogin 0Yw "User Login" "User Logins" update,query
UserId:reference? -> User
IsFrozen:boolean u
IsPasswordLocked:boolean u
LastModifiedDate:datetime
LastModifiedById:reference -> User (LastModifiedBy)

object UserLicense 100 "User License" "User Licenses" query
LicenseDefinitionKey:string "License Def. ID"
TotalLicenses:int
Status:picklist [Active|Disabled]
UsedLicenses:int -f
UsedLicensesLastUpdated:datetime
Name:string lookup
MasterLabel:string
CreatedDate:datetime
LastModifiedDate:datetime
SystemModstamp:datetime

object UserPackageLicense 051 "User Package License" "User Package Licenses" create,delete,query
PackageLicenseId:reference c -> PackageLicense (PackageLicense)
UserId:reference c -> User (User) "Assigned User ID"
@audit

object PackageLicense 050 "Package License" "Package Licenses" query
Status:picklist
IsProvisioned:boolean
AllowedLicenses:int
UsedLicenses:int
ExpirationDate:date?
CreatedDate:datetime
LastModifiedDate:datetime
SystemModstamp:datetime
NamespacePrefix:string
`;
