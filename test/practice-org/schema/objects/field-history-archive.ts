/** A big object of Field Audit Trail (facts 2.x [A]); the columns beside those of history objects as the object reference lists them [K]. */
export const fieldHistoryArchive = `
object FieldHistoryArchive 0hi "Field History Archive" "Field History Archives" query
FieldHistoryType:string(255) "Field History Type"
ParentId:reference "Parent ID"
CreatedDate:datetime
CreatedById:reference -> User (CreatedBy)
Field:string(255) -f -g -s
OldValue:anyType?
NewValue:anyType?
HistoryId:string?(18) -f -g -s "History ID"
ArchiveFieldName:string?(255) -f -g -s
ArchiveParentName:string?(255) -f -g -s
ArchiveParentType:string?(255) -f -g -s
ArchiveTimestamp:datetime? -f -g -s
`;
