export const audit = `
object SetupAuditTrail 0Ym "Setup Audit Trail Entry" "Setup Audit Trail Entries" query
Action:string -g
Section:string? -f -g
@created
Display:string? -f -g
DelegateUser:string? -g
ResponsibleNamespacePrefix:string? "Source Namespace Prefix"
CreatedByContext:string?
CreatedByIssuer:string?

object EventLogFile 0AT "Event Log File" "Event Log Files" query
@deleted
@audit
EventType:picklist
LogDate:datetime
LogFileLength:double
LogFileContentType:string
ApiVersion:double "API Version"
Sequence:int
Interval:picklist? [Hourly|Daily]
LogFileFieldNames:string? -f -g -s
LogFileFieldTypes:string? -f -g -s
LogFile:base64
`;
