export const task = `
object Task 00T "Task" "Tasks" create,update,delete,query,recycle sharing=private fieldpermissions
WhoId:reference? cu -> Contact,Lead (Who) as Tasks
WhatId:reference? cu -> Account,Opportunity,Campaign,Case,Asset,Contract,Order,Product2,Solution (What) as Tasks
Subject:combobox? cu
ActivityDate:date? cu
Status:picklist cu default [Not Started|In Progress|Completed|Waiting on someone else|Deferred]
Priority:picklist cu default [High|Normal|Low]
IsHighPriority:boolean
OwnerId:reference cu default -> User,Group (Owner)
Description:textarea(32000)? cu
@deleted
AccountId:reference? -> Account (Account)
IsClosed:boolean
@audit
IsArchived:boolean
CallDurationInSeconds:int? cu
CallType:picklist? cu
CallDisposition:string? cu
CallObject:string? cu
ReminderDateTime:datetime? cu
IsReminderSet:boolean cu
RecurrenceActivityId:reference?
IsRecurrence:boolean cu
RecurrenceStartDateOnly:date? cu
RecurrenceEndDateOnly:date? cu
RecurrenceTimeZoneSidKey:picklist? cu
RecurrenceType:picklist? cu
RecurrenceInterval:int? cu
RecurrenceDayOfWeekMask:int? cu
RecurrenceDayOfMonth:int? cu
RecurrenceInstance:picklist? cu
RecurrenceMonthOfYear:picklist? cu
RecurrenceRegeneratedType:picklist? cu
TaskSubtype:string? cu

object EmailMessage 02s "Email Message" "Email Messages" create,update,delete,query,recycle
ParentId:reference? cu -> Case (Parent) as EmailMessages
ActivityId:reference? cu
CreatedById:reference -> User (CreatedBy)
CreatedDate:datetime
LastModifiedDate:datetime
LastModifiedById:reference -> User (LastModifiedBy)
SystemModstamp:datetime
TextBody:textarea(32000)? cu
HtmlBody:textarea(131072)? cu
Headers:textarea(32000)? cu
Subject:string(3000)? cu
FromName:string? cu
FromAddress:email? cu
ValidatedFromAddress:string? cu
ToAddress:string(4000)? cu
CcAddress:string(4000)? cu
BccAddress:string(4000)? cu
Incoming:boolean cu
HasAttachment:boolean
Status:picklist cu default
MessageDate:date? cu
@deleted
ReplyToEmailMessageId:reference? cu -> EmailMessage (ReplyToEmailMessage)
IsPrivateDraft:boolean cu
IsExternallyVisible:boolean cu
MessageIdentifier:string? cu
ThreadIdentifier:string? cu
IsClientManaged:boolean cu
RelatedToId:reference? c -> Account,Opportunity,Case (RelatedTo) as Emails
`;
