export const profile = `
object Profile 00e "Profile" "Profiles" create,update,delete,query api=both
Name:string cu name
UserLicenseId:reference c -> UserLicense (UserLicense)
UserType:picklist? [Standard|PowerPartner|PowerCustomerSuccess|CustomerSuccess|Guest|CspLitePortal|CsnOnly|SelfService]
@audit
Description:string? cu
LastViewedDate:datetime?
LastReferencedDate:datetime?
FullName:string? tooling
Metadata:complexvalue? tooling
`;
