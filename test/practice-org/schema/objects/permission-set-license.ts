export const permissionSetLicense = `
object PermissionSetLicense 0PL "Permission Set License" "Permission Set Licenses" query api=both
@deleted
DeveloperName:string
Language:picklist [@languages]
MasterLabel:string "Permission Set License Label"
@audit
PermissionSetLicenseKey:string
TotalLicenses:int
Status:picklist [Active|Disabled]
ExpirationDate:date?
UsedLicenses:int
MigratableLicenses:int "Licenses to Migrate"
IsAvailableForIntegrations:boolean "Is License Available for Integrations?"
LicenseExpirationPolicy:picklist? [AllowNamespaceAccess|BlockNamespaceAccess]
IsSupplementLicense:boolean

object PermissionSetLicenseAssign 2LA "Permission Set License Assignment" "Permission Set License Assignments" create,delete,query
@deleted
@audit
PermissionSetLicenseId:reference c -> PermissionSetLicense (PermissionSetLicense) as PermissionSetLicenseAssignments
AssigneeId:reference c -> User (Assignee) as PermissionSetLicenseAssignments "User ID"
`;
