export const event = `
object Event 00U "Event" "Events" create,update,delete,query,recycle sharing=private fieldpermissions
WhoId:reference? cu -> Contact,Lead (Who) as Events "Name ID"
WhatId:reference? cu -> Account,Asset,Campaign,Case,Contract,Opportunity,Order,Product2,Solution (What) as Events "Related To ID"
Subject:combobox? cu -g name [Call|Email|Meeting|Send Letter/Quote|Other]
Location:string? cu
IsAllDayEvent:boolean cu +p "All-Day Event"
ActivityDateTime:datetime? cu -p "Due Date Time"
ActivityDate:date? cu -p "Due Date Only"
DurationInMinutes:int? cu -p "Duration"
StartDateTime:datetime? cu -p
EndDateTime:datetime? cu -p
EndDate:date?
Description:textarea(32000)? cu
AccountId:reference? -> Account (Account)
OwnerId:reference cu default -> User (Owner) "Assigned To ID"
IsPrivate:boolean cu "Private"
ShowAs:picklist(40)? cu default restricted -p [Busy|OutOfOffice|Free] "Show Time As"
@deleted
IsChild:boolean default
IsGroupEvent:boolean default
GroupEventType:picklist(40)? default restricted [0|1|2|3]
@audit
IsArchived:boolean "Archived"
RecurrenceActivityId:reference? -> Event as RecurringEvents
IsRecurrence:boolean c "Create Recurring Series of Events"
RecurrenceStartDateTime:datetime? cu -p "Recurrence Start"
RecurrenceEndDateOnly:date? cu -p "Recurrence End"
RecurrenceTimeZoneSidKey:picklist(40)? cu restricted -p "Recurrence Time Zone"
RecurrenceType:picklist(40)? cu restricted -p [RecursDaily|RecursEveryWeekday|RecursMonthly|RecursMonthlyNth|RecursWeekly|RecursYearly|RecursYearlyNth]
RecurrenceInterval:int? cu -p
RecurrenceDayOfWeekMask:int? cu -p "Recurrence Day of Week Mask"
RecurrenceDayOfMonth:int? cu -p "Recurrence Day of Month"
RecurrenceInstance:picklist(40)? cu restricted -p [First|Second|Third|Fourth|Last]
RecurrenceMonthOfYear:picklist(40)? cu restricted -p [January|February|March|April|May|June|July|August|September|October|November|December] "Recurrence Month of Year"
ReminderDateTime:datetime? cu -p "Reminder Date/Time"
IsReminderSet:boolean cu "Reminder Set"
EventSubtype:picklist(40)? c restricted -p [Event]
IsRecurrence2Exclusion:boolean default "Historical Event, Not Following Recurrence"
Recurrence2PatternText:textarea(512)? c -p "Recurrence Pattern"
Recurrence2PatternVersion:picklist(40)? restricted [1|2] "Pattern Version"
IsRecurrence2:boolean default "Repeat"
IsRecurrence2Exception:boolean default "Is Exception"
Recurrence2PatternStartDate:datetime? "Recurrence Pattern Start Date"
Recurrence2PatternTimeZone:string? "Recurrence Pattern Time Zone Reference"
`;
