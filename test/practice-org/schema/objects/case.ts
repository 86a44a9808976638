export const cases = `
object Case 500 "Case" "Cases" create,update,delete,query,recycle sharing=private permissions
@deleted
MasterRecordId:reference? -> Case (MasterRecord)
CaseNumber:string(30) -g default name lookup auto
ContactId:reference? cu -> Contact (Contact) as Cases
AccountId:reference? cu -> Account (Account) as Cases
AssetId:reference? cu -> Asset (Asset)
ParentId:reference? cu -> Case (Parent) as Cases "Parent Case ID"
SuppliedName:string(80)? cu "Name"
SuppliedEmail:email? cu "Email Address"
SuppliedPhone:string(40)? cu "Phone"
SuppliedCompany:string(80)? cu "Company"
Type:picklist(40)? cu [Mechanical|Electrical|Electronic|Structural|Other] "Case Type"
Status:picklist(40)? cu default -p [New|Working|Escalated|Closed]
Reason:picklist(40)? cu [Installation|Equipment Complexity|Performance|Breakdown|Equipment Design|Feedback|Other] "Case Reason"
Origin:picklist(40)? cu [Phone|Email|Web] "Case Origin"
Subject:string? cu
Priority:picklist(40)? cu default [High|Medium|Low]
Description:textarea(32000)? cu
IsClosed:boolean "Closed"
ClosedDate:datetime? +p
IsEscalated:boolean cu +p "Escalated"
OwnerId:reference cu default -> Group,User (Owner)
@audit
ContactPhone:phone?
ContactMobile:phone?
ContactEmail:email?
ContactFax:phone?
Comments:textarea(4000)? cu +s -p "Internal Comments"
LastViewedDate:datetime?
LastReferencedDate:datetime?

object CaseComment 00a "Case Comment" "Case Comments" create,update,delete,query,recycle sharing=controlled-by-parent
ParentId:reference c -> Case (Parent) as CaseComments
IsPublished:boolean cu
CommentBody:textarea(4000)? cu
CreatedById:reference -> User (CreatedBy)
CreatedDate:datetime
SystemModstamp:datetime
LastModifiedDate:datetime
LastModifiedById:reference -> User (LastModifiedBy)
@deleted

object Solution 501 "Solution" "Solutions" create,update,delete,query,recycle permissions
@deleted
SolutionNumber:string
SolutionName:string cu name
IsPublished:boolean cu
IsPublishedInPublicKb:boolean
Status:picklist cu default
IsReviewed:boolean
SolutionNote:textarea(32000)? cu
OwnerId:reference cu default -> User (Owner)
@audit
TimesUsed:int
LastViewedDate:datetime?
LastReferencedDate:datetime?
IsHtml:boolean
`;
