export const permissionSet = `
object PermissionSet 0PS "Permission Set" "Permission Sets" create,update,delete,query api=both
Name:string(80) cu "API Name"
Label:string(80) cu "Permission Set Name"
LicenseId:reference? c -> PermissionSetLicense,UserLicense (License)
ProfileId:reference? -> Profile (Profile)
IsOwnedByProfile:boolean
IsCustom:boolean "Custom"
Description:string? cu
@audit
NamespacePrefix:string?
HasActivationRequired:boolean cu "Session Activation Required"
PermissionSetGroupId:reference? -> PermissionSetGroup (PermissionSetGroup) "PermissionSetGroup ID"
Type:picklist? [Regular|Profile|Group|Session|Integration|Standard] "Permission Set Type"
PsgCount:int? cu "PSG Count"

object PermissionSetAssignment 0Pa "Permission Set Assignment" "Permission Set Assignments" create,update,delete,query
PermissionSetId:reference? c -> PermissionSet (PermissionSet) as Assignments "PermissionSet ID"
PermissionSetGroupId:reference? c -> PermissionSetGroup (PermissionSetGroup) as Assignments "PermissionSetGroup ID"
AssigneeId:reference c -> User (Assignee) as PermissionSetAssignments
SystemModstamp:datetime "Date Assigned"
ExpirationDate:datetime? cu "Expires On"
IsActive:boolean
IsRevoked:boolean u

object MutingPermissionSet 0QM "Muting Permission Set" "Muting Permission Sets" create,update,delete,query api=both
@deleted
DeveloperName:string cu "Muting Permission Set Name"
Language:picklist? cu [@languages] "Master Language"
MasterLabel:string cu "Muting Permission Set Label"
@audit

object PermissionSetGroup 0PG "Permission Set Group" "Permission Set Groups" create,update,delete,query api=both
@deleted
DeveloperName:string cu "API Name"
Language:picklist? cu [@languages] "Master Language"
MasterLabel:string cu "Label"
NamespacePrefix:string?
@audit
Description:textarea? cu
Status:picklist [Updated|Outdated|Updating|Failed]
HasActivationRequired:boolean cu "Session Activation Required"

object PermissionSetGroupComponent 0PM "Permission Set Group Component" "Permission Set Group Components" create,delete,query api=both
@deleted
@audit
PermissionSetGroupId:reference c -> PermissionSetGroup (PermissionSetGroup) as PermissionSetGroupComponents "PermissionSetGroup ID"
PermissionSetId:reference c -> PermissionSet (PermissionSet) as PermissionSetGroupComponents "PermissionSet ID or MutingPermissionSet ID"
`;
