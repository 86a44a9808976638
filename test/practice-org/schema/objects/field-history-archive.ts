/**
 * A big object of Field Audit Trail (facts 2.x [A]) with the columns and properties the object reference gives it [A]: neither Field nor a value is
 * filtered; HistoryId is the Id of the history object's row and never null; CreatedById is null in no row that is known [K]. Beside it the jobs that
 * copy rows into it (Tooling reference [A]).
 */
export const fieldHistoryArchive = `
object FieldHistoryArchive 0hi "Field History Archive" "Field History Archives" query
FieldHistoryType:picklist? "Field History Type"
ParentId:reference "Parent ID"
CreatedDate:datetime
CreatedById:reference -> User (CreatedBy)
Field:picklist -f -g -s
OldValue:anyType?
NewValue:anyType?
HistoryId:reference "History ID"
ArchiveFieldName:string?(255) -f -g -s
ArchiveParentName:string?(255) -f -g -s
ArchiveParentType:string?(255) -f -g -s
ArchiveTimestamp:datetime? -f -g -s

object HistoryRetentionJob 0hj "History Retention Job" "History Retention Jobs" query api=tooling
HistoryType:picklist?
Status:picklist?
RetainOlderThanDate:datetime
StartDate:datetime?
DurationSeconds:int?
NumberOfRowsRetained:int?
`;
