const parts = ['Street', 'City', 'State', 'StateCode', 'PostalCode', 'Country', 'CountryCode', 'Latitude', 'Longitude', 'GeocodeAccuracy'];

/** What the addresses of an object begin with, by the object's name in lower case: letter case does not count in Salesforce. */
const prefixes: ReadonlyMap<string, readonly string[]> = new Map([
  ['account', ['Billing', 'Shipping']],
  ['contact', ['Mailing', 'Other']],
  ['contract', ['Billing', 'Shipping']],
  ['lead', ['']],
  ['order', ['Billing', 'Shipping']],
]);

/** The addresses of an object, each with its parts, the address first. */
const addressesOf = (object: string): readonly (readonly string[])[] => (prefixes.get(object.toLowerCase()) ?? []).map((prefix) => ['Address', ...parts].map((part) => `${prefix}${part}`));

function addressWith(object: string, field: string): readonly string[] | undefined {
  return addressesOf(object).find((names) => names.some((name) => name.toLowerCase() === field.toLowerCase()));
}

/** Every address of every object, with all its parts: `account.BillingAddress` and those beside it. */
export const addressFields = (): readonly (readonly string[])[] => [...prefixes.keys()].flatMap((object) => addressesOf(object).map((names) => names.map((name) => `${object}.${name}`)));

/**
 * The field that holds the permission. Retrieved profiles and permission sets of real orgs name `Contact.MailingAddress`
 * and never `Contact.MailingStreet`: an address is granted whole or not at all.
 */
export function permissionField(object: string, field: string): string {
  return addressWith(object, field)?.[0] ?? field;
}

/** Every field that a permission on this one opens, itself among them: an address with all its parts, else the field alone. */
export function grantedTogether(object: string, field: string): readonly string[] {
  return addressWith(object, field) ?? [field];
}
