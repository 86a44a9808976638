export const access = `
object SetupEntityAccess 0J0 "Setup Entity Access" "Setup Entity Accesses" create,delete,query api=both
ParentId:reference c -> PermissionSet (Parent) as SetupEntityAccessItems
SetupEntityId:reference c -> ApexClass,ConnectedApplication,ExternalClientApplication,CustomPermission (SetupEntity) as SetupEntityAccessItems
SetupEntityType:picklist? [ApexClass|ApexPage|ConnectedApplication|CustomEntityDefinition|CustomPermission|ExternalClientApplication|ExternalCredentialParameter|ExternalDataSource|FlowDefinition|NamedCredential|Network|OrgWideEmailAddress|TabSet]
SystemModstamp:datetime

object ObjectPermissions 110 "Object Permissions" "Object Permissions" create,update,delete,query api=both
ParentId:reference c -> PermissionSet (Parent) as ObjectPerms
SobjectType:picklist c "SObject Type Name"
PermissionsCreate:boolean cu -g -s "Create Records"
PermissionsRead:boolean cu -g -s "Read Records"
PermissionsEdit:boolean cu -g -s "Edit Records"
PermissionsDelete:boolean cu -g -s "Delete Records"
PermissionsViewAllRecords:boolean cu -g -s "Read All Records"
PermissionsModifyAllRecords:boolean cu -g -s "Edit All Records"
PermissionsViewAllFields:boolean cu -g -s "ViewAllFields"
@audit

object FieldPermissions 01k "Field Permissions" "Field Permissions" create,update,delete,query api=both
ParentId:reference c -> PermissionSet (Parent) as FieldPerms
SobjectType:picklist c "SObject Type Name"
Field:picklist c "Field Name"
PermissionsEdit:boolean cu "Edit Field"
PermissionsRead:boolean cu "Read Field"
SystemModstamp:datetime

object CustomPermission 0CP "Custom Permission" "Custom Permissions" query api=both
@deleted
DeveloperName:string "Name"
Language:picklist [@languages] "Master Language"
MasterLabel:string "Label"
NamespacePrefix:string?
IsProtected:boolean "Protected Component"
@audit
Description:textarea?
IsLicensed:boolean "License Required"
`;
