/*
 * Take object permissions in permission sets (real files grant both, peculiarities [A]), no field permissions (none in any file).
 * Fields as in the object reference: PushTopic since API 21, StreamingChannel since 29 [A].
 */
export const streaming = `
object PushTopic 0IF "Push Topic" "Push Topics" create,update,delete,query,recycle permissions
Name:string(25) cu name lookup unique
Query:textarea(1300) cu -p
ApiVersion:double(18,1) cu
IsActive:boolean cu default -p
NotifyForFields:picklist cu default restricted [All|Referenced|Select|Where]
NotifyForOperations:picklist restricted [All|Create|Extended|Update]
NotifyForOperationCreate:boolean cu default -p
NotifyForOperationUpdate:boolean cu default -p
NotifyForOperationDelete:boolean cu default -p
NotifyForOperationUndelete:boolean cu default -p
Description:string(400)? cu -g -p
@deleted
@audit

object StreamingChannel 0M6 "Streaming Channel" "Streaming Channels" create,update,delete,query,recycle permissions
Name:string(80) cu name lookup unique
OwnerId:reference cu default -> User,Group (Owner)
IsDynamic:boolean default
Description:string(255)? cu -p
@deleted
@audit
LastViewedDate:datetime?
LastReferencedDate:datetime?
`;
