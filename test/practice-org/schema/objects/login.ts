export const login = `
object LoginHistory 0Ya "Login History" "Login Histories" query
UserId:reference?
LoginTime:datetime
LoginType:picklist
SourceIp:string? -f "Source IP"
LoginUrl:string? "Login URL"
AuthenticationServiceId:reference?
LoginGeoId:reference? -f -> LoginGeo (LoginGeo) "Login Geo Data ID"
TlsProtocol:picklist? "TLS Protocol"
CipherSuite:picklist? "TLS Cipher Suite"
OptionsIsGet:boolean "Login via GET"
OptionsIsPost:boolean "Login via POST"
Browser:string? -f
Platform:string? -f
Status:string? -f
Application:string? -f
ClientVersion:string? -f
ApiType:string? -f "API Type"
ApiVersion:string? -f "API Version"
CountryIso:string? "Country Code"
AuthMethodReference:string? -f "Authentication Method Reference"
LoginSubType:picklist? -f "Login Subtype"
ForwardedForIp:string? -f "Forwarded For IP"

object LoginIp 710 "Login IP" "Login IPs" delete,query
UsersId:reference -> User (Users) "User ID"
SourceIp:string? "Source IP"
CreatedDate:datetime
IsAuthenticated:boolean "IsAuthenticated"
ChallengeSentDate:datetime? "Challenge SentDate"
ChallengeMethod:picklist? [Email|SMS|TOTP_CHOICE|TOTP_ONLY]

object LoginGeo 04F "Login Geo Data" "Login Geo Data" query
@created
LastModifiedById:reference -> User (LastModifiedBy)
LastModifiedDate:datetime
@deleted
SystemModstamp:datetime
LoginTime:datetime
CountryIso:string? "Country Code"
Country:string?
Latitude:double?
Longitude:double?
City:string?
PostalCode:string?
Subdivision:string?

object AuthSession 0Ak "Auth Session" "Auth Sessions" delete,query
UsersId:reference? -> User (Users) "User ID"
CreatedDate:datetime "Created"
LastModifiedDate:datetime "Updated"
NumSecondsValid:int "Valid For"
UserType:picklist [Standard|PowerPartner|PowerCustomerSuccess|CustomerSuccess|Guest|CspLitePortal|CsnOnly|SelfService]
SourceIp:string -f -g -s "Source IP"
LoginType:picklist? "Login"
SessionType:picklist?
SessionSecurityLevel:picklist? [LOW|STANDARD|HIGH_ASSURANCE]
LogoutUrl:string? -g "Logout URL"
ParentId:reference? -> AuthSession "Auth Session ID"
LoginHistoryId:reference? -> LoginHistory (LoginHistory)
LoginGeoId:reference? -> LoginGeo (LoginGeo) "Login Geo Data ID"
IsCurrent:boolean "Current Session"
IsAssociatedWithJwtAccessToken:boolean "Associated With Jwt"

object VerificationHistory 0Qt "Verification History" "Verification Histories" query
EventGroup:int
VerificationTime:datetime
VerificationMethod:string?
UserId:reference -> User (User)
Activity:string
Status:picklist
LoginHistoryId:reference -> LoginHistory (LoginHistory)
SourceIp:string
LoginGeoId:reference? -> LoginGeo (LoginGeo)
Remarks:string?
ResourceId:reference? -> ConnectedApplication (Resource)
Policy:string
@created
LastModifiedById:reference -> User (LastModifiedBy)
LastModifiedDate:datetime
@deleted
SystemModstamp:datetime
`;
