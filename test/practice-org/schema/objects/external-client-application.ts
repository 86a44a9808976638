export const externalClientApplication = `
object ExternalClientApplication 0xI "External Client Application" "External Client Applications" query
@deleted
DeveloperName:string
Language:picklist "Master Language"
MasterLabel:string "Label"
NamespacePrefix:string?
@audit
ContactEmail:email?
ContactPhone:phone?
DistributionState:picklist?
ManagedType:picklist?
ManagedCollection:picklist?
ManagedSetupPointer:picklist?
OrgScopedExternalApp:string? "Org Scoped External Client App"
LogoUrl:url? "Logo URL"
InfoUrl:url? "Info URL"
IconUrl:url? "Icon URL"
Description:string?
Version:string?

object ExtlClntAppPlcyCnfg 0tP "External Client App Policies Configuration" "External Client App Policies Configurations" query
@deleted
DeveloperName:string "Name"
Language:picklist "Master Language"
MasterLabel:string "Label"
@audit
ExternalClientApplicationId:reference -> ExternalClientApplication (ExternalClientApplication) "External App ID"
IsEnabled:boolean "Enable External Client App"
OauthPluginStatus:picklist? "OAuth Plugin Status"
NotifPluginStatus:picklist? "Notification Plugin Status"
MobilePluginStatus:picklist?
PushPluginStatus:picklist?
StartPage:picklist?
SamlPluginStatus:picklist? "SAML Plugin Status"
StartUrl:url?

object ExtlClntAppOauthPlcyCnfg 0tO "External Client App OAuth Policies Configuration" "External Client App OAuth Policies Configurations" query
@deleted
DeveloperName:string "Name"
Language:picklist "Master Language"
MasterLabel:string "Label"
@audit
ExternalClientApplicationId:reference -> ExternalClientApplication (ExternalClientApplication) "External App ID"
RefreshTokenPolicyType:picklist
RefreshTokenValidityPeriod:int?
RefreshTokenValidityUnit:picklist?
IpRelaxationPolicyType:picklist "IP Relaxation Policy Type"
PermittedUsersPolicyType:picklist
SessionTimeoutInMinutes:int? "Session Timeout Value"
RequiredSessionLevel:picklist?
PolicyAction:picklist?
ExtlClntAppOauthSettingsId:reference -> ExtlClntAppOauthSettings (ExtlClntAppOauthSettings) "External Client Application OAuth Settings ID"
IsClientCredentialsFlowEnabled:boolean
ClientCredentialsFlowUser:email? "OAuth Client Credentials Flow User"
ApexHandlerId:reference? -> ApexClass (ApexHandler) "Class ID"
ExecuteHandlerAsId:reference? -> User (ExecuteHandlerAs) "User ID"
SingleLogoutUrl:url?
StartUrl:url?
IsTokenExchangeFlowEnabled:boolean
IsGuestCodeCredFlowEnabled:boolean "Is Code and Credential Flow Enabled for Guest"
IsNamedUserJwtEnabled:boolean "Is Named User JWTs Enabled"
GuestJwtTimeout:picklist? "Guest JWT Timeout"
NamedUserJwtTimeout:picklist? "Named User JWT Timeout"
`;
