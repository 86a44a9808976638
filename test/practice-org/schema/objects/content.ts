export const content = `
object ContentVersion 068 "Content Version" "Content Versions" create,update,query,recycle sharing=private
ContentDocumentId:reference c default -> ContentDocument (ContentDocument) as ContentVersions
IsLatest:boolean
ContentUrl:url? cu
ContentBodyId:reference? -> ContentBody (ContentBody)
VersionNumber:string?
Title:string cu default name
Description:textarea(1000)? cu
ReasonForChange:string? cu
SharingOption:picklist cu default
SharingPrivacy:picklist cu default
PathOnClient:string(500)? c
RatingCount:int?
@deleted
ContentModifiedDate:date?
ContentModifiedById:reference? -> User (ContentModifiedBy)
PositiveRatingCount:int?
NegativeRatingCount:int?
FeaturedContentBoost:int?
FeaturedContentDate:date?
OwnerId:reference cu default -> User (Owner)
CreatedById:reference -> User (CreatedBy)
CreatedDate:datetime
LastModifiedById:reference -> User (LastModifiedBy)
LastModifiedDate:datetime
SystemModstamp:datetime
TagCsv:string? cu
FileType:string(20)
PublishStatus:picklist
VersionData:base64? cu
ContentSize:int?
FileExtension:string?
FirstPublishLocationId:reference? c -> Account,Contact,Opportunity,Case,User (FirstPublishLocation)
Origin:picklist c default
ContentLocation:picklist c default
TextPreview:string?
ExternalDocumentInfo1:string? cu
ExternalDocumentInfo2:string? cu
ExternalDataSourceId:reference? cu -> ExternalDataSource (ExternalDataSource)
Checksum:string?
IsMajorVersion:boolean c
IsAssetEnabled:boolean cu

object ContentDocument 069 "Content Document" "Content Documents" update,delete,query,recycle sharing=private
CreatedById:reference -> User (CreatedBy)
CreatedDate:datetime
LastModifiedById:reference -> User (LastModifiedBy)
LastModifiedDate:datetime
IsArchived:boolean
ArchivedById:reference?
ArchivedDate:date?
@deleted
OwnerId:reference cu default -> User (Owner)
SystemModstamp:datetime
Title:string cu name
PublishStatus:picklist
LatestPublishedVersionId:reference? -> ContentVersion (LatestPublishedVersion)
ParentId:reference? cu
LastViewedDate:datetime?
LastReferencedDate:datetime?
Description:textarea? cu
ContentSize:int?
FileType:string?
FileExtension:string?
SharingOption:picklist? cu
SharingPrivacy:string? cu
ContentModifiedDate:date?
ContentAssetId:reference? -> ContentAsset (ContentAsset)

object ContentDocumentLink 06A "Content Document Link" "Content Document Links" create,update,delete,query
LinkedEntityId:reference c -> Account,Contact,Opportunity,Case,User (LinkedEntity) as ContentDocumentLinks
ContentDocumentId:reference c -> ContentDocument (ContentDocument) as ContentDocumentLinks
@deleted
SystemModstamp:datetime
ShareType:picklist? cu [V|C|I]
Visibility:picklist? cu [AllUsers|InternalUsers|SharedUsers]

object Attachment 00P "Attachment" "Attachments" create,update,delete,query,recycle sharing=controlled-by-parent
@deleted
ParentId:reference c -> Account,Contact,Opportunity,Case,Lead,Campaign (Parent) as Attachments
Name:string cu
IsPrivate:boolean cu
ContentType:picklist? cu
BodyLength:int?
Body:base64 cu
OwnerId:reference cu default -> User (Owner)
@audit
Description:textarea? cu

object Note 002 "Note" "Notes" create,update,delete,query,recycle sharing=controlled-by-parent
@deleted
ParentId:reference c -> Account,Contact,Opportunity,Lead (Parent) as Notes
Title:string(80) cu
IsPrivate:boolean cu
Body:textarea(32000)? cu
OwnerId:reference cu default -> User (Owner)
@audit
`;
