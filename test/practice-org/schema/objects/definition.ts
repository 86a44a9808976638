export const definition = `
object EntityDefinition 4ie "Entity Definition" "Entity Definitions" query api=both
DurableId:string?
LastModifiedDate:datetime
LastModifiedById:reference -> User (LastModifiedBy) "User ID"
QualifiedApiName:string "Qualified API Name"
NamespacePrefix:string?
DeveloperName:string?
MasterLabel:string
Label:string?
PluralLabel:string?
DefaultCompactLayoutId:string? -> (DefaultCompactLayout) "Compact Layout ID"
IsCustomizable:boolean "Is Customizable?"
IsApexTriggerable:boolean "Is Apex Triggerable?"
IsWorkflowEnabled:boolean "Is Workflow Enabled?"
IsProcessEnabled:boolean "Is Approval Process Enabled?"
IsCompactLayoutable:boolean "Is Compact Layout Enabled?"
DeploymentStatus:picklist? [InDevelopment|Deployed]
KeyPrefix:string?
IsCustomSetting:boolean "Is Custom Setting?"
IsDeprecatedAndHidden:boolean "Is Deprecated And Hidden?"
IsReplicateable:boolean "Is Replicateable?"
IsRetrieveable:boolean "Is Retrieveable?"
IsSearchLayoutable:boolean "Is Search Layoutable?"
IsSearchable:boolean "Is Searchable?"
IsTriggerable:boolean "Is Triggerable?"
IsIdEnabled:boolean "Is Id Enabled?"
IsEverCreatable:boolean "Is Ever Creatable via API?"
IsEverUpdatable:boolean "Is Ever Updatable via API?"
IsEverDeletable:boolean "Is Ever Deletable via API?"
IsFeedEnabled:boolean "Is Feed Enabled?"
IsQueryable:boolean "Queryable"
IsMruEnabled:boolean "Is MRU List Functionality Enabled for This Object?"
DetailUrl:url? "Detail URL"
EditUrl:url? "Edit URL"
NewUrl:url? "New URL"
EditDefinitionUrl:url? "Edit Definition URL"
HelpSettingPageName:string?
HelpSettingPageUrl:url? "Help Setting Page URL"
RunningUserEntityAccessId:string? -> UserEntityAccess (RunningUserEntityAccess) "User Entity Access ID"
PublisherId:string? -> Publisher (Publisher)
IsLayoutable:boolean "Is Layout Enabled?"
RecordTypesSupported:complexvalue?
InternalSharingModel:picklist [None|Read|Edit|ControlledByLeadOrContact|ControlledByCampaign]
ExternalSharingModel:picklist [None|Read|Edit|ControlledByLeadOrContact|ControlledByCampaign] "External sharing Model"
HasSubtypes:boolean "Has Subtypes?"
IsSubtype:boolean "Is Subtype?"
IsAutoActivityCaptureEnabled:boolean "Is Einstein Activity Capture Enabled?"
IsInterface:boolean "Is Interface?"
ImplementsInterfaces:string? "Interfaces Implemented"
ImplementedBy:string?
ExtendsInterfaces:string? "Interfaces Extended"
ExtendedBy:string?
DefaultImplementation:string?
IsFieldHistoryTracked:boolean tooling

object FieldDefinition 4fd "Field Definition" "Field Definitions" query api=both
DurableId:string?
QualifiedApiName:string "Qualified API Name"
EntityDefinitionId:string? -> EntityDefinition (EntityDefinition) as Fields
NamespacePrefix:string?
DeveloperName:string?
MasterLabel:string
Label:string?
Length:int?
DataType:string?
ServiceDataTypeId:string? -> DataType (ServiceDataType) "Data Type ID"
ValueTypeId:string? -> DataType (ValueType) "Data Type ID"
ExtraTypeInfo:string?
IsCalculated:boolean "Is Field calculated?"
IsHighScaleNumber:boolean "Is Field a high scale number?"
IsHtmlFormatted:boolean "Is Field a HTML formatted?"
IsNameField:boolean "Is Field a Name field?"
IsNillable:boolean "Is Field a nillable?"
IsWorkflowFilterable:boolean "Is Workflow Filterable?"
IsCompactLayoutable:boolean "Is Compact Layout Enabled?"
Precision:int?
Scale:int?
IsFieldHistoryTracked:boolean
IsIndexed:boolean "Is Field indexed?"
IsApiFilterable:boolean "Is Field Filterable?"
IsApiSortable:boolean "Is Field Sortable?"
IsListFilterable:boolean "Is Field Filterable in Lists?"
IsListSortable:boolean "Is Field Sortable in Lists?"
IsApiGroupable:boolean "Is Field Groupable?"
IsListVisible:boolean "Is Field visible in Lists?"
ControllingFieldDefinitionId:string? -> FieldDefinition (ControllingFieldDefinition) "Field Definition ID"
LastModifiedDate:datetime
LastModifiedById:reference -> User (LastModifiedBy) "User ID"
PublisherId:string? -> Publisher (Publisher)
RunningUserFieldAccessId:string? -> UserFieldAccess (RunningUserFieldAccess) "User Field Access ID"
RelationshipName:string?
ReferenceTo:complexvalue? "Entities Referenced by Relationship"
ReferenceTargetField:string? "Target Field on Entities to Which the Foreign Key Points"
IsCompound:boolean "Is Field a compound field"
IsSearchPrefilterable:boolean "Is Field Search Prefilterable?"
IsPolymorphicForeignKey:boolean "Is ForeignKey Polymorphic?"
IsAiPredictionField:boolean "Is Field AI Prediction Field?"
BusinessOwnerId:reference? -> Group,User (BusinessOwner)
BusinessStatus:picklist? [Active|DeprecateCandidate|Hidden] "Field Usage"
SecurityClassification:picklist? [Public|Internal|Confidential|Restricted|MissionCritical] "Data Sensitivity Level"
ComplianceGroup:multipicklist? [PII|HIPAA|GDPR|PCI|COPPA|CCPA] "Compliance Categorization"
Description:textarea? -g
`;
