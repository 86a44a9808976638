import { rows } from '../../state.ts';
import { duplicateValue, integrity } from './refusals.ts';
import type { Rule } from './rule.ts';

/** facts 2.x SetupEntityAccess: the type follows from what the id is one of. [A for the two app types, K for the rest] */
const typeOfPrefix: Record<string, string> = {
  '0H4': 'ConnectedApplication',
  '0xI': 'ExternalClientApplication',
  '01p': 'ApexClass',
  '066': 'ApexPage',
  '0CP': 'CustomPermission',
  '0XC': 'ExternalDataSource',
  '0XA': 'NamedCredential',
};

export const setupEntityAccess: Rule = {
  fill: ({ row }) => ({ SetupEntityType: typeOfPrefix[String(row['SetupEntityId']).slice(0, 3)] ?? null }),
  checkInsert: ({ state, row }) => {
    if (row['SetupEntityType'] === null) throw integrity('Setup Entity ID: id value of incorrect type', ['SetupEntityId']);
    const known = rows(state, 'SetupEntityAccess').find((one) => one['ParentId'] === row['ParentId'] && one['SetupEntityId'] === row['SetupEntityId']);
    if (known) throw duplicateValue('SetupEntityAccess', known);
  },
};
