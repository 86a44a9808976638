/**
 * The permissions of a PermissionSet at v64 in describe order, as `name=label`: the column is `Permissions` + name
 * (facts 1.2 [A]).
 */
export const permissionList = `
EmailSingle=Send Email|EmailMass=Mass Email|EditTask=Edit Tasks|EditEvent=Edit Events|ExportReport=Export Reports|
ImportPersonal=Import Personal Contacts|DataExport=Weekly Data Export|ManageUsers=Manage Users|
EditPublicFilters=Manage Public List Views|EditPublicTemplates=Manage Public Classic Email Templates|
ModifyAllData=Modify All Data|EditBillingInfo=Manage Billing|ManageCases=Manage Cases|MassInlineEdit=Mass Edits from Lists|
EditKnowledge=Manage Articles|ManageKnowledge=Manage Salesforce Knowledge|ManageSolutions=Manage Published Solutions|
CustomizeApplication=Customize Application|EditReadonlyFields=Edit Read Only Fields|RunReports=Run Reports|
ViewSetup=View Setup and Configuration|TransferAnyEntity=Transfer Record|NewReportBuilder=Report Builder|
ActivateContract=Activate Contracts|ActivateOrder=Activate Orders|ImportLeads=Import Leads|ManageLeads=Manage Leads|
TransferAnyLead=Transfer Leads|ViewAllData=View All Data|EditPublicDocuments=Manage Public Documents|
ViewEncryptedData=View Encrypted Data|EditBrandTemplates=Manage Letterheads|EditHtmlTemplates=Edit HTML Templates|
ChatterInternalUser=Chatter Internal User|ManageEncryptionKeys=Manage Encryption Keys|
DeleteActivatedContract=Delete Activated Contracts|ChatterInviteExternalUsers=Invite Customers To Chatter|
SendSitRequests=Send Stay-in-Touch Requests|ApiUserOnly=Api Only User|ManageRemoteAccess=Manage Connected Apps|
CanUseNewDashboardBuilder=Drag-and-Drop Dashboard Builder|ManageCategories=Manage Categories|ConvertLeads=Convert Leads|
PasswordNeverExpires=Password Never Expires|UseTeamReassignWizards=Use Team Reassignment Wizards|
EditActivatedOrders=Edit Activated Orders|InstallPackaging=Download AppExchange Packages|
PublishPackaging=Upload AppExchange Packages|ChatterOwnGroups=Create and Own New Chatter Groups|
EditOppLineItemUnitPrice=Edit Opportunity Product Sales Price|CreatePackaging=Create AppExchange Packages|
BulkApiHardDelete=Bulk API Hard Delete|SolutionImport=Import Solutions|ManageCallCenters=Manage Call Centers|
ManageSynonyms=Manage Synonyms|ViewContent=View Content in Portals|ManageEmailClientConfig=Manage Email Client Configurations|
EnableNotifications=Send Outbound Messages|ManageDataIntegrations=Manage Data Integrations|
DistributeFromPersWksp=Create Content Deliveries|ViewDataCategories=View Data Categories in Setup|
ManageDataCategories=Manage Data Categories|AuthorApex=Author Apex|ManageMobile=Manage Mobile Configurations|
ApiEnabled=API Enabled|ManageCustomReportTypes=Manage Custom Report Types|EditCaseComments=Edit Case Comments|
TransferAnyCase=Transfer Cases|ContentAdministrator=Manage Salesforce CRM Content|CreateWorkspaces=Create Libraries|
ManageContentPermissions=Manage Content Permissions|ManageContentProperties=Manage Content Properties|
ManageContentTypes=Manage record types and layouts for Files|ManageExchangeConfig=Manage Lightning Sync|
ManageAnalyticSnapshots=Manage Reporting Snapshots|ScheduleReports=Schedule Reports|
ManageBusinessHourHolidays=Manage Business Hours Holidays|ManageDynamicDashboards=Manage Dynamic Dashboards|
CustomSidebarOnAllPages=Show Custom Sidebar On All Pages|ManageInteraction=Manage Flow|
ViewMyTeamsDashboards=View My Team&#39;s Dashboards|ModerateChatter=Moderate Chatter|
ResetPasswords=Reset User Passwords and Unlock Users|FlowUFLRequired=Require Flow User Feature License|
CanInsertFeedSystemFields=Insert System Field Values for Chatter Feeds|ActivitiesAccess=Access Activities|
ManageKnowledgeImportExport=Manage Knowledge Article Import/Export|EmailTemplateManagement=Manage Email Templates|
EmailAdministration=Email Administration|ManageChatterMessages=Manage Chatter Messages and Direct Messages|
AllowEmailIC=Email-Based Identity Verification Option|ChatterFileLink=Create Public Links|
ForceTwoFactor=Multi-Factor Authentication for User Interface Logins|ViewEventLogFiles=View Event Log Files|
ManageNetworks=Create and Set Up Experiences|ManageAuthProviders=Manage Auth. Providers|RunFlow=Run Flows|
CreateCustomizeDashboards=Create and Customize Dashboards|CreateDashboardFolders=Create Dashboard Folders|
ViewPublicDashboards=View Dashboards in Public Folders|ManageDashbdsInPubFolders=Manage Dashboards in Public Folders|
CreateCustomizeReports=Create and Customize Reports|CreateReportFolders=Create Report Folders|
ViewPublicReports=View Reports in Public Folders|ManageReportsInPubFolders=Manage Reports in Public Folders|
EditMyDashboards=Edit My Dashboards|EditMyReports=Edit My Reports|ViewAllUsers=View All Users|AllowUniversalSearch=Knowledge One|
ConnectOrgToEnvironmentHub=Connect Organization to Environment Hub|WorkCalibrationUser=Enable WDC Calibration|
CreateCustomizeFilters=Create and Customize List Views|WorkDotComUserPerm=Enable WDC|ContentHubUser=Files Connect Cloud|
GovernNetworks=Manage Experiences|SalesConsole=Sales Console|TwoFactorApi=Multi-Factor Authentication for API Logins|
DeleteTopics=Delete Topics|EditTopics=Edit Topics|CreateTopics=Create Topics|AssignTopics=Assign Topics|
IdentityEnabled=Use Identity Features|IdentityConnect=Use Identity Connect|AllowViewKnowledge=Allow View Knowledge|
ContentWorkspaces=Access Libraries|ManageSearchPromotionRules=Manage Promoted Search Terms|
CustomMobileAppsAccess=Access Custom Mobile Apps|ViewHelpLink=View Help Link|
ManageProfilesPermissionsets=Manage Profiles and Permission Sets|AssignPermissionSets=Assign Permission Sets|
ManageRoles=Manage Roles|ManageIpAddresses=Manage IP Addresses|ManageSharing=Manage Sharing|
ManageInternalUsers=Manage Internal Users|ManagePasswordPolicies=Manage Password Policies|
ManageLoginAccessPolicies=Manage Login Access Policies|ViewPlatformEvents=View Login Forensics Events|
ManageCustomPermissions=Manage Custom Permissions|CanVerifyComment=Verify Answers to Chatter Questions|
ManageUnlistedGroups=Manage Unlisted Groups|StdAutomaticActivityCapture=Use Einstein Activity Capture Standard|
FreezeUsers=Freeze Users|InsightsAppDashboardEditor=Create and Edit CRM Analytics Dashboards|ManageTwoFactor=Manage MFA in API|
InsightsAppUser=Use CRM Analytics|InsightsAppAdmin=Manage CRM Analytics|InsightsAppEltEditor=Edit CRM Analytics Dataflows|
InsightsAppUploadUser=Upload External Data to CRM Analytics|InsightsCreateApplication=Create CRM Analytics Apps|
LightningExperienceUser=Lightning Experience User|ViewDataLeakageEvents=View Real-Time Event Monitoring Data|
ConfigCustomRecs=Configure Custom Recommendations|SubmitMacrosAllowed=Manage Macros Users Can&#39;t Undo|
BulkMacrosAllowed=Run Macros on Multiple Records|ShareInternalArticles=Share internal Knowledge articles externally|
ManageSessionPermissionSets=Manage Session Permission Set Activations|ManageTemplatedApp=Manage CRM Analytics Templated Apps|
UseTemplatedApp=Use CRM Analytics Templated Apps|SendAnnouncementEmails=Send announcement emails|
ChatterEditOwnPost=Edit My Own Posts|ChatterEditOwnRecordPost=Edit Posts on Records I Own|
WaveTabularDownload=Download CRM Analytics Data|WaveCommunityUser=View CRM Analytics on Experience Cloud site pages.|
AutomaticActivityCapture=Use Einstein Activity Capture|ImportCustomObjects=Import Custom Objects|SalesforceIQInbox=Use Inbox|
DelegatedTwoFactor=Manage MFA in User Interface|ChatterComposeUiCodesnippet=Allow Inclusion of Code Snippets from UI|
SelectFilesFromSalesforce=Select Files from Salesforce|ModerateNetworkUsers=Moderate Experience Cloud Site Users|
MergeTopics=Merge Topics|SubscribeToLightningReports=Subscribe to Reports|
ManagePvtRptsAndDashbds=Manage All Private Reports and Dashboards|AllowLightningLogin=Lightning Login User|
CampaignInfluence2=Campaign Influence|ViewDataAssessment=Access to view Data Assessment|
RemoveDirectMessageMembers=Remove People from Direct Messages|CanApproveFeedPost=Can Approve Feed Post and Comment|
AddDirectMessageMembers=Add People to Direct Messages|AllowViewEditConvertedLeads=View and Edit Converted Leads|
ShowCompanyNameAsUserBadge=Show Company Name as Site Role|AccessCMC=Access Experience Management|
ViewHealthCheck=View Health Check|ManageHealthCheck=Manage Health Check|Packaging2=Create and Update Second-Generation Packages|
ManageCertificates=Manage Certificates|CreateReportInLightning=Report Builder (Lightning Experience)|
PreventClassicExperience=Hide Option to Switch to Salesforce Classic|HideReadByList=Hide the Seen By List|
ListEmailSend=Allow sending of List Emails|FeedPinning=Pin Posts in Feeds|ChangeDashboardColors=Change Dashboard Colors|
IotUser=IoT User|ManageRecommendationStrategies=Manage Next Best Action Strategies|
ManagePropositions=Manage Next Best Action Recommendations|CloseConversations=Close Conversation Threads|
SubscribeReportRolesGrps=Subscribe to Reports: Send to Groups and Roles|
SubscribeDashboardRolesGrps=Subscribe to Dashboards: Send to Groups and Roles|UseWebLink=Allow Access to Customized Actions|
HasUnlimitedNBAExecutions=User Has Unlimited Next Best Action Strategy Executions|
ViewOnlyEmbeddedAppUser=Access to View-Only Licensed Templates and Apps|ViewAllActivities=View All Activities|
SubscribeReportToOtherUsers=Subscribe to Reports: Add Recipients|LightningConsoleAllowedForUser=Lightning Console User|
SubscribeReportsRunAsUser=Subscribe to Reports: Set Running User|SubscribeToLightningDashboards=Subscribe to Dashboards|
SubscribeDashboardToOtherUsers=Subscribe to Dashboards: Add Recipients|
CreateLtngTempInPub=Manage Public Lightning Email Templates|TransactionalEmailSend=Send Non-Commercial Email|
ViewPrivateStaticResources=View Private Static Resources|CreateLtngTempFolder=Create Folders for Lightning Email Templates|
ApexRestServices=Apex REST Services|EnableCommunityAppLauncher=Show App Launcher in Experience Cloud Sites|
GiveRecognitionBadge=Give Recognition Badges in Experience Builder Sites|
SalesforceIQInternal=Allows the Cloud Integration User to perform SalesforceIQ internal operations|UseMySearch=Einstein Search|
LtngPromoReserved01UserPerm=Remain in Salesforce Classic|ManageSubscriptions=Manage CRM Analytics Subscriptions|
WaveManagePrivateAssetsUser=Manage CRM Analytics Private Assets|CanEditDataPrepRecipe=Edit Dataset Recipes|
AddAnalyticsRemoteConnections=Add CRM Analytics Remote Connections|ManageSurveys=Manage Surveys|
UseAssistantDialog=Instant Actionable Results|UseQuerySuggestions=Natural Language Search|
ViewRoles=View Roles and Role Hierarchy|CanManageMaps=Manage CRM Analytics Custom Maps|
CustomTabBarOnMobile=Salesforce Mobile App - Customizable Navigation (Winter &#39;20 Pilot Only)|
LMOutboundMessagingUserPerm=Agent Initiated Outbound Messaging|ModifyDataClassification=Modify Data Classification|
PrivacyDataAccess=Allow user to access privacy data|QueryAllFiles=Query All Files|
ModifyMetadata=Modify Metadata Through Metadata API Functions|ManageCMS=Create CMS Workspaces and Channels|
SandboxTestingInCommunityApp=Test Sandboxes in Mobile Publisher for Experience Cloud|
CanEditPrompts=Design and Deliver In-App Guidance|ViewUserPII=View Concealed Field Data|
ManageHubConnections=Connect Org to Customer 360 Data Manager|B2BMarketingAnalyticsUser=Create B2B Marketing Analytics Apps|
TraceXdsQueries=Access Tracer for External Data Sources|ViewSecurityCommandCenter=View Security Center pages|
ManageSecurityCommandCenter=Manage Security Center|ViewAllCustomSettings=View All Custom Settings|
ViewAllForeignKeyNames=View All Lookup Record Names|AddWaveNotificationRecipients=Add Recipients to CRM Analytics Notifications|
HeadlessCMSAccess=Enable Salesforce CMS Integration|LMEndMessagingSessionUserPerm=End Messaging Session|
ConsentApiUpdate=Update Consent Preferences Using REST API|PaymentsAPIUser=Payments Api User|
AccessContentBuilder=Access drag-and-drop content builder|AccountSwitcherUser=Account Switcher User|
ViewAnomalyEvents=View Threat Detection Events|ManageC360AConnections=Connect Org to Data Cloud|
ManageReleaseUpdates=Manage Release Updates|ViewAllProfiles=View All Profiles|
SkipIdentityConfirmation=Skip Device Activation at Login|LearningManager=Manage Learning|
SendCustomNotifications=Send Custom Notifications|Packaging2Delete=Delete Second-Generation Packages|
UseOmnichannelInventoryAPIs=Use Omnichannel Inventory APIs|ViewRestrictionAndScopingRules=View Restriction and Scoping Rules|
FSCComprehensiveUserAccess=User license to access Lightning components and features delivered in Financial Services Cloud.|
BotManageBots=Manage Bots|BotManageBotsTrainingData=Manage Bots Training Data|
OmnichannelInventorySync=Omnichannel Inventory Sync|ManageLearningReporting=Manage Learning Reporting|
IsotopeCToCUser=Salesforce Anywhere Integration Access|CanAccessCE=Access Conversation Entries|
IsotopeAccess=Salesforce Anywhere on Mobile|IsotopeLEX=Salesforce Anywhere in Lightning Experience|
QuipMetricsAccess=Quip Metrics|QuipUserEngagementMetrics=Quip User Engagement Metrics|
TransactionSecurityExempt=Exempt from Transaction Security|ManageExternalConnections=Allow user to modify Private Connections|
UseSubscriptionEmails=Subscribe to CRM Analytics Assets|AIViewInsightObjects=View AI Insight Objects|
AICreateInsightObjects=Create AI Insight Objects|ViewMLModels=Allow users to view MLModels and related Entities|
LifecycleManagementAPIUser=Access Customer Asset Lifecycle Management APIs|
NativeWebviewScrolling=Salesforce Mobile App: Native scrolling on webviews|ViewDeveloperName=View Developer Name|
BypassMFAForUiLogins=Waive Multi-Factor Authentication for Exempt Users|
ClientSecretRotation=Allow consumer key and secret rotation|AccessToServiceProcess=Service Process User|
ManageOrchInstsAndWorkItems=Manage Orchestration Runs and Work Items|CMSECEAuthoringAccess=Migrate Enablement Content|
ManageDataspaceScope=Manage Dataspace Scope|ConfigureDataspaceScope=Configure Dataspace Scope|
ViewClientSecret=View External Client App Consumer Secrets in Metadata|
CdcReportingCreateReports=Allow access to creating and editing reports in Data Cloud Reporting|
CdcReportingViewReports=Allow access to viewing reports in Data Cloud Reporting|
CdcReportingManageFolders=Allow access to managing folders in Data Cloud Reporting|
ExternalClientAppDeveloper=Create, edit, and delete External Client Apps|
ExternalClientAppAdmin=View all External Client Apps, view their settings, and edit their policies|
ExternalClientAppViewer=View all External Client Apps|OmnichannelInventoryBasic=Omnichannel Inventory Basic|
DeleteCrMemoAndInvoice=Delete Credit Memo and Invoice|EmbeddedMessagingAgent=Messaging for In-App and Web Agent|
ManageNamedCredentials=Allows users to modify Named Credentials and External Credentials|
CanInitiateMessagingSessions=Initiate Messaging Sessions|AuthorizePayments=Authorize Payments|
CaptureAndReversePayments=Capture and Reverse Payments|CombAuthAndCapPayments=Allow Sale Payments|RefundPayments=Refund Payments|
ViewPayments=Use Payments or Access Payments|MakePayments=Make Payments|ManageDataMaskPolicies=Manage Data Mask Policies|
CanUpdateEmailMessage=Update Email Messages|DownloadPackageVersionZips=Download Package Version Zip Files|
ViewContentTaxonomy=View Content Taxonomy|ManageContentTaxonomy=Manage Content Taxonomy|
ReassignOrchestrationWorkItems=Reassign Orchestration Work Items|ManageOrchestrationRuns=Manage Orchestration Runs|
DigitalLendingUser=Digital Lending User|ManageCertificatesExpiration=Receive Certificate Expiration Notifications|
EnableIPFSUpload=Allow blockchain data upload|EnableBCTransactionPolling=Enable blockchain transaction polling API|
LobbyManagementUserAccess=Let greeters access the Lobby Management tab.|MonitorLoginHistory=Monitor Login History|
EnhancedSalesMobileExp=Salesforce Mobile App: Native Seller Experience|CanViewDataPrepRecipe=Recipes View Only|
SimpleCsvDataImportUser=Basic Csv Data Import User Permission|AdvancedCsvDataImportUser=Advanced Csv Data Import User Permission|
AccessToComplaintMgmt=Public Complaint Management User|AccessToDisputeManagement=Dispute Management User|
PersonalizedFinanceUserAccess=Data Cloud FlexCards for Financial Services Cloud|
CustomAppsOnFSMobile=Custom Applications for Field Service Mobile|StageManagementDesignUser=Stage Management Designer User|
SegmentIntelligenceUser=Segment Intelligence User|
FSCArcGraphCommunityUser=Access Actionable Relationship Center for partner users|
ManageCdpMlModels=Allow users to manage models in Einstein Studio|DigitalLendingAdminUser=Digital Lending Admin User|
ActivateSystemModeFlows=Enable System Mode Flow Activation|PersonalizationPlatform=Access Personalization Platform|
LeadInspectorUser=Access Lead Intelligence View in Partner Sites|
ContactInspectorUser=Access Contact Intelligence View in Partner Sites|
ManageIntegrationConnections=Manage Integration Connections|UseCreateOrderSummary=Create order summaries by using APIs.|
UseCreateCreditMemo=Create credit memos.|UseEnsureFunds=Execute ensure funds.|
UseOrderItemSummaryCancel=Cancel order item summaries.|UseOrderItemSummaryReturn=Execute blind returns.|
ManageFilesAndAttachments=Manage Policies&#39; Files And Attachments|MobileMessagingAgent=Message on Mobile|
ManageCustomDomains=Manage Custom Domains|EngagementConfigUser=Engagement Config User|
PersonalizationIntelUser=Personalization Intelligence User|AttributionModelUser=Attribution Model User|
CanSendInitialSMSToIndividual=Send Initial SMS Message to Individual|
AccessDisputePrompts=Provides access to Financial Services Email prompt templates|QueryNonVetoedFiles=Query Non Vetoed Files|
MetadataStudioUser=Metadata studio User|DigitalLendingWorkbench=Digital Lending Workbench|
DigitalLendingEditReadOnly=Digital Lending Edit Read Only Party Related Records|
UseCanCancelInProgressChange=Can cancel Order Management in-progress async calls.|
PrmExtIntPrtnrAdminUser=Set Up Partner Connect for a Partner Org|
UseServicePartReturn=Manufacturing Cloud Service Part Return Management User|HeadlessPublishNudges=Headless Publish Nudges User|
ApprovalAdmin=Approval Admin|ApprovalDesigner=Approval Designer|AccessServiceEinstein=Access Service Einstein|
ViewRecommendations=View Recommendations|PrismPlaygroundUser=Prism Playground User|
ModifyAllPolicyCenterPolicies=Modify All Policy Center Policies|ViewAllPolicyCenterPolicies=View All Policy Center Policies|
AccessSfDrive=Grant users permission to SfDrive|AppFrameworkManageApp=Access to manage the template framework apps|
AppFrameworkViewApp=Access to view templated apps and assets|AgentforceServiceAgentUser=Agentforce Service Agent User|
ManageAgentforceServiceAgent=Manage Agentforce Service Agents|AccessBankingServiceAgent=Access Banking Service Agent|
PrismBackofficeUser=Prism Backoffice User|
PersonalizationDecisioningUser=Provides users access to the Personalization Decisions invocable action.|
AccessBankingRelationshipAssistance=Access Banking Relationship Assistance|CanDoActAsUser=Act As User|
ViewAllFieldsGlobal=View All Fields (Global)|
MngBenVerfForAssistiveAgnt=Gives AI agents access to the objects and fields required to reverify benefits.|
AccessPolicyAgent=Access Policy Agent|AppFrameworkManageTemplate=Access to manage the template framework templates|
AccessWealthAdvisorAgent=Financial Advisor Assistance Agent|
UserCanDeployStore=Users can perform the deployment operation on a store.|
ModifyAccessDenyPolicies=Modify Deny Data Governance Policies|ManageAccessPolicies=Manage Access Policies|
ViewAccessPolicies=View Access Policies|ModifyAccessAllowPolicies=Modify Allow Data Governance Policies|
ViewOrchestrationsInAutomApp=View Orchestrations in Automation App|TerritoryOperations=Administer territory operations
`;
