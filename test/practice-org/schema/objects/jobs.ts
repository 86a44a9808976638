/**
 * DeployRequest (security facts B.5): columns as recorded query answers of three public clients show them, AllowMissingFiles, AutoUpdatePackage and
 * CanceledById as the Tooling reference does; from no describe. [B]
 */
export const jobs = `
object CronTrigger 08e "Scheduled Jobs" "Scheduled Jobs" query api=both
CronJobDetailId:reference? -> CronJobDetail (CronJobDetail) "Job ID"
NextFireTime:datetime? "Next Run Time"
PreviousFireTime:datetime? "Previous Run Time"
State:string? "Job State"
StartTime:datetime?
EndTime:datetime?
CronExpression:string?
TimeZoneSidKey:picklist? [@timeZones] "Java Time Zone Id"
OwnerId:reference? "User ID"
LastModifiedById:reference -> User (LastModifiedBy)
CreatedById:reference -> User (CreatedBy)
CreatedDate:datetime
TimesTriggered:int? "Job Fired Count"

object CronJobDetail 08a "Cron Job" "Cron Jobs" query
Name:string "Job Name"
JobType:picklist? "Type"

object AsyncApexJob 707 "Apex Job" "Apex Jobs" query api=both
@created
JobType:picklist
ApexClassId:reference? -> ApexClass (ApexClass) "Class ID"
Status:picklist
JobItemsProcessed:int "Batches Processed"
TotalJobItems:int? "Total Batches"
NumberOfErrors:int? "Failures"
CompletedDate:datetime? "Completion Date"
MethodName:string? "Apex Method"
ExtendedStatus:string? "Status Detail"
ParentJobId:reference? "Apex Job ID"
LastProcessed:string? "Last ID processed and committed"
LastProcessedOffset:int? "Offset of last ID processed and committed"
CronTriggerId:reference? -> CronTrigger (CronTrigger) "Scheduled Job ID"

object ApexClass 01p "Apex Class" "Apex Classes" create,update,delete,query api=both
NamespacePrefix:string?
Name:string cu default name
ApiVersion:double cu default
Status:picklist cu default
IsValid:boolean
BodyCrc:int?
Body:textarea(1000000)? cu
LengthWithoutComments:int
@audit

object Report 00O "Report" "Reports" query
OwnerId:reference default -> Organization,User (Owner)
FolderName:string? -g
@changed
@deleted
Name:string
Description:string?
DeveloperName:string
NamespacePrefix:string?
LastRunDate:datetime? -g
SystemModstamp:datetime
Format:picklist [MultiBlock|Matrix|Summary|Tabular]
LastViewedDate:datetime?
LastReferencedDate:datetime?

object DeployRequest 0Af "Deploy Request" "Deploy Requests" query api=tooling
Status:picklist [Pending|InProgress|Finalizing|FinalizingFailed|Succeeded|SucceededPartial|Failed|Canceling|Canceled]
StateDetail:string?
Type:picklist?
CheckOnly:boolean
@created
StartDate:datetime?
CompletedDate:datetime?
CanceledById:reference? -> User (CanceledBy)
SystemModstamp:datetime
ErrorStatusCode:string?
ErrorMessage:string?
NumberComponentsTotal:int
NumberComponentsDeployed:int
NumberComponentErrors:int
NumberTestsTotal:int
NumberTestsCompleted:int
NumberTestErrors:int
IgnoreWarnings:boolean
RollbackOnError:boolean
RunTestsEnabled:boolean
AllowMissingFiles:boolean
AutoUpdatePackage:boolean
TestLevel:picklist? [NoTestRun|RunSpecifiedTests|RunLocalTests|RunAllTestsInOrg|RunRelevantTests]
`;
