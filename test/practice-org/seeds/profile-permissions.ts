/**
 * User permissions of standard profiles, as real org files hold them: facts 1.1 [A] for `apiOnly`, one public org for the others [B].
 * Names without a PermissionSet column at v64 are left out.
 */
const lists = {
  administrator: `
    AIViewInsightObjects ActivateContract ActivitiesAccess AddDirectMessageMembers AllowUniversalSearch AllowViewKnowledge
    ApexRestServices ApiEnabled AppFrameworkManageApp AppFrameworkManageTemplate ApprovalAdmin ApprovalDesigner
    AssignPermissionSets AssignTopics AuthorApex BulkMacrosAllowed CanAccessCE CanInsertFeedSystemFields CanUseNewDashboardBuilder
    CanVerifyComment ChangeDashboardColors ChatterEditOwnPost ChatterEditOwnRecordPost ChatterFileLink ChatterInternalUser
    ChatterInviteExternalUsers ChatterOwnGroups ClientSecretRotation ConnectOrgToEnvironmentHub ConsentApiUpdate
    ContentAdministrator ContentWorkspaces ConvertLeads CreateCustomizeDashboards CreateCustomizeFilters CreateCustomizeReports
    CreateDashboardFolders CreateLtngTempFolder CreatePackaging CreateReportFolders CreateTopics CreateWorkspaces
    CustomizeApplication DataExport DelegatedTwoFactor DeleteActivatedContract DeleteTopics DistributeFromPersWksp EditBillingInfo
    EditBrandTemplates EditCaseComments EditEvent EditHtmlTemplates EditKnowledge EditMyDashboards EditMyReports
    EditOppLineItemUnitPrice EditPublicDocuments EditPublicFilters EditPublicTemplates EditReadonlyFields EditTask EditTopics
    EmailMass EmailSingle EnableCommunityAppLauncher EnableNotifications ExportReport ExternalClientAppAdmin
    ExternalClientAppDeveloper ExternalClientAppViewer FreezeUsers GiveRecognitionBadge ImportCustomObjects ImportLeads
    ImportPersonal InstallPackaging LightningConsoleAllowedForUser LightningExperienceUser ListEmailSend ManageAnalyticSnapshots
    ManageAuthProviders ManageBusinessHourHolidays ManageC360AConnections ManageCMS ManageCallCenters ManageCases ManageCategories
    ManageCertificates ManageContentPermissions ManageContentProperties ManageContentTaxonomy ManageContentTypes
    ManageCustomDomains ManageCustomPermissions ManageCustomReportTypes ManageDashbdsInPubFolders ManageDataCategories
    ManageDataIntegrations ManageDynamicDashboards ManageEmailClientConfig ManageExchangeConfig ManageFilesAndAttachments
    ManageHealthCheck ManageHubConnections ManageInteraction ManageInternalUsers ManageIpAddresses ManageKnowledge
    ManageKnowledgeImportExport ManageLeads ManageLoginAccessPolicies ManageMobile ManageNetworks ManageOrchInstsAndWorkItems
    ManagePasswordPolicies ManageProfilesPermissionsets ManagePropositions ManagePvtRptsAndDashbds ManageRecommendationStrategies
    ManageReleaseUpdates ManageRemoteAccess ManageReportsInPubFolders ManageRoles ManageSearchPromotionRules ManageSharing
    ManageSolutions ManageSubscriptions ManageSynonyms ManageUnlistedGroups ManageUsers MassInlineEdit MergeTopics ModerateChatter
    ModifyAllData ModifyAllPolicyCenterPolicies ModifyDataClassification ModifyMetadata MonitorLoginHistory NewReportBuilder
    Packaging2 Packaging2Delete PrivacyDataAccess PublishPackaging RemoveDirectMessageMembers ResetPasswords RunReports
    ScheduleReports SelectFilesFromSalesforce SendCustomNotifications SendSitRequests ShareInternalArticles
    ShowCompanyNameAsUserBadge SolutionImport SubmitMacrosAllowed SubscribeDashboardRolesGrps SubscribeDashboardToOtherUsers
    SubscribeReportRolesGrps SubscribeReportToOtherUsers SubscribeReportsRunAsUser SubscribeToLightningDashboards
    SubscribeToLightningReports TerritoryOperations TraceXdsQueries TransactionalEmailSend TransferAnyCase TransferAnyEntity
    TransferAnyLead UseTeamReassignWizards UseWebLink ViewAllData ViewAllPolicyCenterPolicies ViewAllProfiles ViewAllUsers
    ViewClientSecret ViewContentTaxonomy ViewDataAssessment ViewDataCategories ViewDataLeakageEvents ViewDeveloperName
    ViewEventLogFiles ViewHealthCheck ViewHelpLink ViewMLModels ViewMyTeamsDashboards ViewPlatformEvents ViewPublicDashboards
    ViewPublicReports ViewRoles ViewSetup ViewUserPII`,
  standardUser: `
    ActivitiesAccess AddDirectMessageMembers AllowUniversalSearch AllowViewKnowledge ApexRestServices ApiEnabled AssignTopics
    CanAccessCE ChatterEditOwnPost ChatterFileLink ChatterInternalUser ChatterInviteExternalUsers ChatterOwnGroups
    ContentWorkspaces ConvertLeads CreateCustomizeFilters CreateCustomizeReports CreateTopics DistributeFromPersWksp EditEvent
    EditOppLineItemUnitPrice EditTask EditTopics EmailMass EmailSingle EnableCommunityAppLauncher EnableNotifications ExportReport
    ImportPersonal LightningConsoleAllowedForUser LightningExperienceUser ListEmailSend MassInlineEdit RemoveDirectMessageMembers
    RunReports SelectFilesFromSalesforce SendSitRequests ShowCompanyNameAsUserBadge SubmitMacrosAllowed
    SubscribeToLightningReports TransactionalEmailSend UseWebLink ViewDeveloperName ViewHelpLink ViewRoles ViewSetup`,
  contractManager: `
    ActivateContract ActivitiesAccess AddDirectMessageMembers AllowUniversalSearch AllowViewKnowledge ApexRestServices ApiEnabled
    AssignTopics CanAccessCE ChatterEditOwnPost ChatterFileLink ChatterInternalUser ChatterInviteExternalUsers ChatterOwnGroups
    ContentWorkspaces ConvertLeads CreateCustomizeFilters CreateCustomizeReports CreateTopics DistributeFromPersWksp EditEvent
    EditOppLineItemUnitPrice EditTask EditTopics EmailMass EmailSingle EnableCommunityAppLauncher EnableNotifications ExportReport
    ImportPersonal LightningConsoleAllowedForUser LightningExperienceUser ListEmailSend MassInlineEdit RemoveDirectMessageMembers
    RunReports SelectFilesFromSalesforce SendSitRequests ShowCompanyNameAsUserBadge SubscribeToLightningReports
    TransactionalEmailSend UseWebLink ViewDeveloperName ViewHelpLink ViewRoles ViewSetup`,
  readOnly: `
    ActivitiesAccess AllowUniversalSearch AllowViewKnowledge ApexRestServices ApiEnabled AssignTopics CanAccessCE
    ChatterEditOwnPost ChatterFileLink ChatterInternalUser ChatterInviteExternalUsers ChatterOwnGroups ContentWorkspaces
    CreateCustomizeFilters CreateCustomizeReports CreateTopics EditOppLineItemUnitPrice EditTopics EnableCommunityAppLauncher
    EnableNotifications ExportReport LightningConsoleAllowedForUser LightningExperienceUser RunReports SelectFilesFromSalesforce
    SendSitRequests ShowCompanyNameAsUserBadge SubmitMacrosAllowed SubscribeToLightningReports UseWebLink ViewHelpLink ViewRoles
    ViewSetup`,
  standardPlatformUser: `
    ActivitiesAccess AddDirectMessageMembers AllowUniversalSearch AllowViewKnowledge ApexRestServices ApiEnabled AssignTopics
    ChatterEditOwnPost ChatterFileLink ChatterInternalUser ChatterInviteExternalUsers ChatterOwnGroups ContentWorkspaces
    CreateCustomizeFilters CreateCustomizeReports CreateTopics CustomMobileAppsAccess DistributeFromPersWksp EditEvent EditTask
    EditTopics EmailMass EmailSingle EnableCommunityAppLauncher EnableNotifications ExportReport ImportPersonal
    LightningExperienceUser ListEmailSend MassInlineEdit RemoveDirectMessageMembers RunReports SelectFilesFromSalesforce
    ShowCompanyNameAsUserBadge SubscribeToLightningDashboards SubscribeToLightningReports TransactionalEmailSend UseWebLink
    ViewDeveloperName ViewHelpLink ViewRoles ViewSetup`,
  minimumAccess: `
    ActivitiesAccess AllowViewKnowledge ChatterInternalUser LightningConsoleAllowedForUser ViewHelpLink`,
  analyticsIntegration: `
    ActivitiesAccess AddDirectMessageMembers AllowViewKnowledge ApexRestServices ApiEnabled ApiUserOnly CampaignInfluence2
    EnableCommunityAppLauncher InsightsAppAdmin InsightsAppUser PasswordNeverExpires QueryAllFiles RemoveDirectMessageMembers
    RunReports UseWebLink ViewAllData ViewAllProfiles ViewAllUsers ViewDataLeakageEvents ViewDeveloperName ViewEventLogFiles
    ViewPlatformEvents ViewPublicDashboards ViewPublicReports ViewRoles ViewSetup`,
  analyticsSecurity: `
    AddDirectMessageMembers ApexRestServices ApiEnabled ApiUserOnly CampaignInfluence2 EnableCommunityAppLauncher InsightsAppAdmin
    InsightsAppUser PasswordNeverExpires RemoveDirectMessageMembers UseWebLink ViewAllProfiles ViewAllUsers ViewDataLeakageEvents
    ViewDeveloperName ViewEventLogFiles ViewPlatformEvents ViewRoles ViewSetup`,
  chatterFree: `
    AddDirectMessageMembers ApexRestServices ApiEnabled AssignTopics BypassMFAForUiLogins ChatterFileLink ChatterInternalUser
    ChatterInviteExternalUsers ChatterOwnGroups CreateTopics DistributeFromPersWksp EditTopics EnableCommunityAppLauncher
    LightningExperienceUser PasswordNeverExpires RemoveDirectMessageMembers SelectFilesFromSalesforce ShowCompanyNameAsUserBadge
    ViewHelpLink`,
  identity: `
    AddDirectMessageMembers ApexRestServices ApiEnabled AssignTopics ChatterEditOwnPost ChatterFileLink ChatterInternalUser
    ChatterInviteExternalUsers ChatterOwnGroups ContentWorkspaces CreateTopics DistributeFromPersWksp EditTopics
    EnableCommunityAppLauncher IdentityEnabled RemoveDirectMessageMembers SelectFilesFromSalesforce ShowCompanyNameAsUserBadge
    UseWebLink ViewHelpLink`,
  apiOnly: 'ApiEnabled ApiUserOnly ChatterInternalUser',
};

export type PermissionList = keyof typeof lists;

export function permissionsOf(list: PermissionList): string[] {
  return lists[list].trim().split(/\s+/);
}
