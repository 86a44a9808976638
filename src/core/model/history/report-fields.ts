import { addressFields } from '../compound-field.ts';

const bare = (name: string): string => (name.split('.')[1] ?? name).toLowerCase();

/** Parts of addresses by their address, each once: objects name them alike. */
const addresses = new Map(addressFields().map(([address = '', ...parts]) => [bare(address), parts.map(bare)]));

const ofAddresses = (name: string): string => [...addresses].map(([address, parts]) => `WHEN ${name} IN (${parts.map((part) => `'${part}'`).join(', ')}) THEN '${address}'`).join(' ');

/**
 * The name of a field, compared: without regard to case; without the `Id` at the end of a standard look-up, because history has
 * `Owner` where the API has `OwnerId`; and of a part of an address the address, which is granted and tracked whole (Lead.Address
 * has trackHistory in real files [A]; which of the names history has nobody has looked up [D]).
 */
export function comparedField(expression: string): string {
  const name = `lower(${expression})`;
  return `CASE ${ofAddresses(name)} WHEN ${name} LIKE '%_id' THEN substr(${name}, 1, length(${name}) - 2) ELSE ${name} END`;
}
