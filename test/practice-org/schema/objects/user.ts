export const user = `
object User 005 "User" "Users" create,update,query api=both
Username:string(80) cu lookup unique
LastName:string(80) cu
FirstName:string(40)? cu
Name:string(121) name "Full Name"
CompanyName:string(80)? cu
Division:string(80)? cu
Department:string(80)? cu
Title:string(80)? cu
Street:textarea? cu
City:string(40)? cu
State:string(80)? cu "State/Province"
PostalCode:string(20)? cu "Zip/Postal Code"
Country:string(80)? cu
Latitude:double? cu
Longitude:double? cu
GeocodeAccuracy:picklist? cu
Address:address?
Email:email(128) cu lookup
EmailPreferencesAutoBcc:boolean cu -g -s "AutoBcc"
EmailPreferencesAutoBccStayInTouch:boolean cu -g -s "AutoBccStayInTouch"
EmailPreferencesStayInTouchReminder:boolean cu -g -s "StayInTouchReminder"
SenderEmail:email? cu "Email Sender Address"
SenderName:string(80)? cu "Email Sender Name"
Signature:textarea(1333)? cu +f +s "Email Signature"
StayInTouchSubject:string(80)? cu "Stay-in-Touch Email Subject"
StayInTouchSignature:textarea(512)? cu +f +s "Stay-in-Touch Email Signature"
StayInTouchNote:string(512)? cu -g "Stay-in-Touch Email Note"
Phone:phone? cu
Fax:phone? cu
MobilePhone:phone? cu "Mobile"
Alias:string(8) cu
CommunityNickname:string(40) cu default "Nickname"
BadgeText:string(80)? "User Photo badge text overlay"
IsActive:boolean cu "Active"
TimeZoneSidKey:picklist cu restricted [@timeZones] "Time Zone"
UserRoleId:reference? cu -> UserRole (UserRole) "Role ID"
LocaleSidKey:picklist cu restricted [@locales] "Locale"
ReceivesInfoEmails:boolean cu "Info Emails"
ReceivesAdminInfoEmails:boolean cu "Admin Info Emails"
EmailEncodingKey:picklist cu restricted [@encodings] "Email Encoding"
ProfileId:reference cu -> Profile (Profile) as Users
UserType:picklist? [Standard|PowerPartner|PowerCustomerSuccess|CustomerSuccess|Guest|CspLitePortal|CsnOnly|SelfService]
StartDay:picklist? cu "Start of Day"
EndDay:picklist? cu "End of Day"
LanguageLocaleKey:picklist cu restricted [@languages] "Language"
EmployeeNumber:string(20)? cu
DelegatedApproverId:reference? cu -> Group,User as DelegatedUsers
ManagerId:reference? cu -> User (Manager) as ManagedUsers
LastLoginDate:datetime? "Last Login"
LastPasswordChangeDate:datetime? "Last Password Change or Reset"
@audit
PasswordExpirationDate:datetime?
NumberOfFailedLogins:int? "Failed Login Attempts"
SuAccessExpirationDate:date? "SU Access Expiration Date"
OfflineTrialExpirationDate:datetime? "Offline Edition Trial Expiration Date"
OfflinePdaTrialExpirationDate:datetime? "Sales Anywhere Trial Expiration Date"
UserPermissionsMarketingUser:boolean cu -g -s "Marketing User"
UserPermissionsOfflineUser:boolean cu -g -s "Offline User"
UserPermissionsCallCenterAutoLogin:boolean cu -g -s "Auto-login To Call Center"
UserPermissionsSFContentUser:boolean cu -g -s "Salesforce CRM Content User"
UserPermissionsKnowledgeUser:boolean cu -g -s "Knowledge User"
UserPermissionsInteractionUser:boolean cu -g -s "Flow User"
UserPermissionsSupportUser:boolean cu -g -s "Service Cloud User"
UserPermissionsJigsawProspectingUser:boolean cu -g -s "Data.com User"
UserPermissionsSiteforceContributorUser:boolean cu -g -s "Site.com Contributor User"
UserPermissionsSiteforcePublisherUser:boolean cu -g -s "Site.com Publisher User"
UserPermissionsWorkDotComUserFeature:boolean cu -g -s "WDC User"
ForecastEnabled:boolean cu "Allow Forecasting"
UserPreferencesActivityRemindersPopup:boolean cu -g -s "ActivityRemindersPopup"
UserPreferencesEventRemindersCheckboxDefault:boolean cu -g -s "EventRemindersCheckboxDefault"
UserPreferencesTaskRemindersCheckboxDefault:boolean cu -g -s "TaskRemindersCheckboxDefault"
UserPreferencesReminderSoundOff:boolean cu -g -s "ReminderSoundOff"
UserPreferencesDisableAllFeedsEmail:boolean cu -g -s "DisableAllFeedsEmail"
UserPreferencesDisableFollowersEmail:boolean cu -g -s "DisableFollowersEmail"
UserPreferencesDisableProfilePostEmail:boolean cu -g -s "DisableProfilePostEmail"
UserPreferencesDisableChangeCommentEmail:boolean cu -g -s "DisableChangeCommentEmail"
UserPreferencesDisableLaterCommentEmail:boolean cu -g -s "DisableLaterCommentEmail"
UserPreferencesDisProfPostCommentEmail:boolean cu -g -s "DisProfPostCommentEmail"
UserPreferencesContentNoEmail:boolean cu -g -s "ContentNoEmail"
UserPreferencesContentEmailAsAndWhen:boolean cu -g -s "ContentEmailAsAndWhen"
UserPreferencesApexPagesDeveloperMode:boolean cu -g -s "ApexPagesDeveloperMode"
UserPreferencesReceiveNoNotificationsAsApprover:boolean cu -g -s "ReceiveNoNotificationsAsApprover"
UserPreferencesReceiveNotificationsAsDelegatedApprover:boolean cu -g -s "ReceiveNotificationsAsDelegatedApprover"
UserPreferencesHideCSNGetChatterMobileTask:boolean cu -g -s "HideCSNGetChatterMobileTask"
UserPreferencesDisableMentionsPostEmail:boolean cu -g -s "DisableMentionsPostEmail"
UserPreferencesDisMentionsCommentEmail:boolean cu -g -s "DisMentionsCommentEmail"
UserPreferencesHideCSNDesktopTask:boolean cu -g -s "HideCSNDesktopTask"
UserPreferencesHideChatterOnboardingSplash:boolean cu -g -s "HideChatterOnboardingSplash"
UserPreferencesHideSecondChatterOnboardingSplash:boolean cu -g -s "HideSecondChatterOnboardingSplash"
UserPreferencesDisCommentAfterLikeEmail:boolean cu -g -s "DisCommentAfterLikeEmail"
UserPreferencesDisableLikeEmail:boolean cu -g -s "DisableLikeEmail"
UserPreferencesSortFeedByComment:boolean cu -g -s "SortFeedByComment"
UserPreferencesDisableMessageEmail:boolean cu -g -s "DisableMessageEmail"
UserPreferencesJigsawListUser:boolean cu -g -s "JigsawListUser"
UserPreferencesDisableBookmarkEmail:boolean cu -g -s "DisableBookmarkEmail"
UserPreferencesDisableSharePostEmail:boolean cu -g -s "DisableSharePostEmail"
UserPreferencesActionLauncherEinsteinGptConsent:boolean cu "ActionLauncherEinsteinGptConsent"
UserPreferencesAssistiveActionsEnabledInActionLauncher:boolean cu "AssistiveActionsEnabledInActionLauncher"
UserPreferencesEnableAutoSubForFeeds:boolean cu -g -s "EnableAutoSubForFeeds"
UserPreferencesDisableFileShareNotificationsForApi:boolean cu -g -s "DisableFileShareNotificationsForApi"
UserPreferencesShowTitleToExternalUsers:boolean cu -g -s "ShowTitleToExternalUsers"
UserPreferencesShowManagerToExternalUsers:boolean cu -g -s "ShowManagerToExternalUsers"
UserPreferencesShowEmailToExternalUsers:boolean cu -g -s "ShowEmailToExternalUsers"
UserPreferencesShowWorkPhoneToExternalUsers:boolean cu -g -s "ShowWorkPhoneToExternalUsers"
UserPreferencesShowMobilePhoneToExternalUsers:boolean cu -g -s "ShowMobilePhoneToExternalUsers"
UserPreferencesShowFaxToExternalUsers:boolean cu -g -s "ShowFaxToExternalUsers"
UserPreferencesShowStreetAddressToExternalUsers:boolean cu -g -s "ShowStreetAddressToExternalUsers"
UserPreferencesShowCityToExternalUsers:boolean cu -g -s "ShowCityToExternalUsers"
UserPreferencesShowStateToExternalUsers:boolean cu -g -s "ShowStateToExternalUsers"
UserPreferencesShowPostalCodeToExternalUsers:boolean cu -g -s "ShowPostalCodeToExternalUsers"
UserPreferencesShowCountryToExternalUsers:boolean cu -g -s "ShowCountryToExternalUsers"
UserPreferencesShowProfilePicToGuestUsers:boolean cu -g -s "ShowProfilePicToGuestUsers"
UserPreferencesShowTitleToGuestUsers:boolean cu -g -s "ShowTitleToGuestUsers"
UserPreferencesShowCityToGuestUsers:boolean cu -g -s "ShowCityToGuestUsers"
UserPreferencesShowStateToGuestUsers:boolean cu -g -s "ShowStateToGuestUsers"
UserPreferencesShowPostalCodeToGuestUsers:boolean cu -g -s "ShowPostalCodeToGuestUsers"
UserPreferencesShowCountryToGuestUsers:boolean cu -g -s "ShowCountryToGuestUsers"
UserPreferencesShowForecastingChangeSignals:boolean cu -g -s "ShowForecastingChangeSignals"
UserPreferencesLiveAgentMiawSetupDeflection:boolean cu -g -s "LiveAgentMiawSetupDeflection"
UserPreferencesHideS1BrowserUI:boolean cu -g -s "HideS1BrowserUI"
UserPreferencesDisableEndorsementEmail:boolean cu -g -s "DisableEndorsementEmail"
UserPreferencesPathAssistantCollapsed:boolean cu -g -s "PathAssistantCollapsed"
UserPreferencesCacheDiagnostics:boolean cu -g -s "CacheDiagnostics"
UserPreferencesShowEmailToGuestUsers:boolean cu -g -s "ShowEmailToGuestUsers"
UserPreferencesShowManagerToGuestUsers:boolean cu -g -s "ShowManagerToGuestUsers"
UserPreferencesShowWorkPhoneToGuestUsers:boolean cu -g -s "ShowWorkPhoneToGuestUsers"
UserPreferencesShowMobilePhoneToGuestUsers:boolean cu -g -s "ShowMobilePhoneToGuestUsers"
UserPreferencesShowFaxToGuestUsers:boolean cu -g -s "ShowFaxToGuestUsers"
UserPreferencesShowStreetAddressToGuestUsers:boolean cu -g -s "ShowStreetAddressToGuestUsers"
UserPreferencesLightningExperiencePreferred:boolean cu -g -s "LightningExperiencePreferred"
UserPreferencesPreviewLightning:boolean cu -g -s "PreviewLightning"
UserPreferencesHideEndUserOnboardingAssistantModal:boolean cu -g -s "HideEndUserOnboardingAssistantModal"
UserPreferencesHideLightningMigrationModal:boolean cu -g -s "HideLightningMigrationModal"
UserPreferencesHideSfxWelcomeMat:boolean cu -g -s "HideSfxWelcomeMat"
UserPreferencesHideBiggerPhotoCallout:boolean cu -g -s "HideBiggerPhotoCallout"
UserPreferencesGlobalNavBarWTShown:boolean cu -g -s "GlobalNavBarWTShown"
UserPreferencesGlobalNavGridMenuWTShown:boolean cu -g -s "GlobalNavGridMenuWTShown"
UserPreferencesCreateLEXAppsWTShown:boolean cu -g -s "CreateLEXAppsWTShown"
UserPreferencesFavoritesWTShown:boolean cu -g -s "FavoritesWTShown"
UserPreferencesRecordHomeSectionCollapseWTShown:boolean cu -g -s "RecordHomeSectionCollapseWTShown"
UserPreferencesRecordHomeReservedWTShown:boolean cu -g -s "RecordHomeReservedWTShown"
UserPreferencesFavoritesShowTopFavorites:boolean cu -g -s "FavoritesShowTopFavorites"
UserPreferencesExcludeMailAppAttachments:boolean cu -g -s "ExcludeMailAppAttachments"
UserPreferencesSuppressTaskSFXReminders:boolean cu -g -s "SuppressTaskSFXReminders"
UserPreferencesSuppressEventSFXReminders:boolean cu -g -s "SuppressEventSFXReminders"
UserPreferencesPreviewCustomTheme:boolean cu -g -s "PreviewCustomTheme"
UserPreferencesHasCelebrationBadge:boolean cu -g -s "HasCelebrationBadge"
UserPreferencesUserDebugModePref:boolean cu -g -s "UserDebugModePref"
UserPreferencesSRHOverrideActivities:boolean cu -g -s "SRHOverrideActivities"
UserPreferencesNewLightningReportRunPageEnabled:boolean cu -g -s "NewLightningReportRunPageEnabled"
UserPreferencesReverseOpenActivitiesView:boolean cu -g -s "ReverseOpenActivitiesView"
UserPreferencesHasSentWarningEmail:boolean cu -g -s "HasSentWarningEmail"
UserPreferencesHasSentWarningEmail238:boolean cu -g -s "HasSentWarningEmail238"
UserPreferencesHasSentWarningEmail240:boolean cu -g -s "HasSentWarningEmail240"
UserPreferencesDismissPersonalSpaceLegalMessage:boolean cu "DismissPersonalSpaceLegalMessage"
UserPreferencesNativeEmailClient:boolean cu -g -s "NativeEmailClient"
UserPreferencesHideManagedEcaMobilePubModal:boolean cu "HideManagedEcaMobilePubModal"
UserPreferencesShowForecastingRoundedAmounts:boolean cu -g -s "ShowForecastingRoundedAmounts"
HasUserVerifiedPhone:boolean "User Verified Mobile Number"
HasUserVerifiedEmail:boolean "User Verified Email"
ContactId:reference? cu -> Contact (Contact) as Users
AccountId:reference? -> Account (Account) as Users
CallCenterId:reference? cu -> CallCenter
Extension:phone? cu
FederationIdentifier:string(512)? cu -g "SAML Federation ID"
AboutMe:textarea(1000)? cu +f +s
FullPhotoUrl:url(1024)? -g "Url for full-sized Photo"
SmallPhotoUrl:url(1024)? -g "Photo"
IsExtIndicatorVisible:boolean "Show external indicator"
OutOfOfficeMessage:string(40)? "Out of office message"
MediumPhotoUrl:url(1024)? -g "Url for medium profile photo"
DigestFrequency:picklist cu default restricted [D|W|N] "Chatter Email Highlights Frequency"
DefaultGroupNotificationFrequency:picklist cu default restricted [P|D|W|N] "Default Notification Frequency when Joining Groups"
JigsawImportLimitOverride:int? cu "Data.com Monthly Addition Limit"
LastViewedDate:datetime?
LastReferencedDate:datetime?
BannerPhotoUrl:url(1024)? -g "Url for banner photo"
SmallBannerPhotoUrl:url(1024)? -g "Url for IOS banner photo"
MediumBannerPhotoUrl:url(1024)? -g "Url for Android banner photo"
IsProfilePhotoActive:boolean "Has Profile Photo"
IndividualId:reference? cu -> Individual (Individual)
`;
