import { parseObjects } from './line-format.ts';
import type { FieldSchema, ObjectSchema } from './model.ts';

/** History object, its parent, the field that points there (facts 2.x, history objects [A], the others by pattern [B]). */
const standardHistories = `
AccountHistory Account AccountId
ContactHistory Contact ContactId
LeadHistory Lead LeadId
CaseHistory Case CaseId
OpportunityFieldHistory Opportunity OpportunityId
CampaignHistory Campaign CampaignId
AssetHistory Asset AssetId
ContractHistory Contract ContractId
OrderHistory Order OrderId
OrderItemHistory OrderItem OrderItemId
Product2History Product2 Product2Id
Pricebook2History Pricebook2 Pricebook2Id
SolutionHistory Solution SolutionId
IndividualHistory Individual IndividualId
ContentVersionHistory ContentVersion ContentVersionId
`;

/** The field history objects of the standard objects. */
export function standardHistoryObjects(): HistoryObject[] {
  return standardHistories
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', parent = '', field = ''] = line.split(' ');
      return historyObject(name, parent, field);
    });
}

/** `Invoice__c` keeps its history in `Invoice__History`, which points back with `ParentId` (facts 2.x [A]). */
export function customHistoryObject(parent: string): HistoryObject {
  return historyObject(parent.replace(/__c$/, '__History'), parent, 'ParentId');
}

/** The reference of a field history object to the record it tells of; `undefined` for every other object, look-alikes included. */
export function historyLink({ fields, name }: ObjectSchema): FieldSchema | undefined {
  if (!name.endsWith('History') || !fields.has('OldValue')) return undefined;
  return [...fields.values()].find((field) => field.type === 'reference' && field.name !== 'CreatedById');
}

export interface HistoryObject {
  object: ObjectSchema;
  parent: string;
  field: string;
}

function historyObject(name: string, parent: string, field: string): HistoryObject {
  const relationship = field.replace(/Id$/, '');
  const label = `${parent.replace(/__c$/, '').replaceAll('_', ' ')} History`;
  const [parsed] = parseObjects(`
    object ${name} 017 "${label}" "${label}" query sharing=controlled-by-parent
    @deleted
    ${field}:reference -> ${parent} (${relationship})
    CreatedById:reference -> User (CreatedBy)
    CreatedDate:datetime
    Field:picklist "Changed Field"
    DataType:picklist? "Datatype"
    OldValue:anyType?
    NewValue:anyType?`);
  if (!parsed) throw new Error(`no history object for ${parent}`);
  return { object: { ...parsed.object, custom: name.endsWith('__History') }, parent, field };
}
