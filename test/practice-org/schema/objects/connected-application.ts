/** The columns of Tooling alone: facts 2.x [A] has their number, about fourteen more than the data API; these are the ones with a known name. */
export const connectedApplication = `
object ConnectedApplication 0H4 "Connected Application" "Connected Applications" query api=both
Name:string name "Connected App Name"
@audit
OptionsAllowAdminApprovedUsersOnly:boolean -g -s "AllowAdminApprovedUsersOnly"
OptionsRefreshTokenValidityMetric:boolean -g -s "RefreshTokenValidityMetric"
OptionsHasSessionLevelPolicy:boolean -g -s "HasSessionLevelPolicy"
OptionsIsInternal:boolean -g -s "isInternal"
OptionsFullContentPushNotifications:boolean -g -s "FullContentPushNotifications"
OptionsCodeCredentialGuestEnabled:boolean -g -s "CodeCredentialGuestEnabled"
OptionsTokenExchangeManageBitEnabled:boolean -g -s "TokenExchangeManageBitEnabled"
MobileSessionTimeout:picklist? [1|5|10|30|60|120|180|240] "Lock App After"
PinLength:picklist? [4|5|6|7|8] "PIN Length"
StartUrl:url? -g "Start URL"
MobileStartUrl:url? -g "Mobile Start URL"
RefreshTokenValidityPeriod:int? "Refresh Token Policy:"
UvidTimeout:picklist? [1|5|10|15|30]
NamedUserUvidTimeout:picklist? [1|5|10|15|30]
DeveloperName:string tooling
ContactEmail:email? tooling
ContactPhone:phone? tooling
Description:textarea? tooling
InfoUrl:url? -g tooling
SessionTimeout:int? tooling
SessionPolicyAction:picklist? tooling
ExecutionUserId:reference? tooling -> User (ExecutionUser)

object OauthToken 0CQ "OAuth Token" "OAuth Tokens" query
AccessToken:string?
UserId:reference? -> User (User)
RequestToken:string?
CreatedDate:datetime?
AppName:string? "Application Name"
LastUsedDate:datetime?
UseCount:int?
DeleteToken:string?
AppMenuItemId:reference? -> AppMenuItem (AppMenuItem) "AppMenuItem ID"

object AppMenuItem 0DS "App Menu Item" "App Menu Items" query
@deleted
@audit
SortOrder:int
Name:string?
NamespacePrefix:string?
Label:string?
Description:textarea?
StartUrl:url?
MobileStartUrl:url?
LogoUrl:url?
IconUrl:url?
InfoUrl:url?
IsUsingAdminAuthorization:boolean
MobilePlatform:string?
MobileMinOsVer:string?
MobileDeviceType:picklist?
IsRegisteredDeviceOnly:boolean
MobileAppVer:string?
MobileAppInstalledDate:date?
MobileAppInstalledVersion:string?
MobileAppBinaryId:reference?
MobileAppInstallUrl:url?
CanvasEnabled:boolean
CanvasReferenceId:reference?
CanvasUrl:url?
CanvasAccessMethod:string?
CanvasSelectedLocations:string?
CanvasOptions:picklist?
Type:picklist?
ApplicationId:reference? -> ConnectedApplication
UserSortOrder:int?
IsVisible:boolean
IsAccessible:boolean
`;
