export const group = `
object UserRole 00E "Role" "Roles" create,update,delete,query api=both
Name:string(80) cu name
ParentRoleId:reference? cu -> UserRole
RollupDescription:textarea(80)? cu
OpportunityAccessForAccountOwner:picklist cu default
CaseAccessForAccountOwner:picklist? cu
ContactAccessForAccountOwner:picklist? cu
ForecastUserId:reference? cu
MayForecastManagerShare:boolean cu
LastModifiedDate:datetime
LastModifiedById:reference -> User (LastModifiedBy)
SystemModstamp:datetime
DeveloperName:string(80)? cu
PortalAccountId:reference?
PortalType:picklist?
PortalRole:picklist?
PortalAccountOwnerId:reference?

object Group 00G "Group" "Groups" create,update,delete,query api=both
Name:string(40) cu name
DeveloperName:string(80)? cu
RelatedId:reference? -> UserRole (Related)
Type:picklist c
Email:email? cu
OwnerId:reference default -> User,Organization (Owner)
DoesSendEmailToMembers:boolean cu
DoesIncludeBosses:boolean cu
@audit

object GroupMember 011 "Group Member" "Group Members" create,delete,query api=both
GroupId:reference c -> Group (Group) as GroupMembers
UserOrGroupId:reference c -> User,Group as GroupMemberships
SystemModstamp:datetime

object QueueSobject 03g "Queue sObject" "Queue sObjects" create,delete,query
QueueId:reference c -> Group (Queue)
SobjectType:picklist c
CreatedById:reference -> User (CreatedBy)
SystemModstamp:datetime
`;
