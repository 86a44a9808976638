const parts = '(?:Street|City|State|StateCode|PostalCode|Country|CountryCode|Latitude|Longitude|GeocodeAccuracy)';
const prefixed = new RegExp(`^(Billing|Shipping|Mailing|Other)${parts}$`);
const plain = new RegExp(`^${parts}$`);
const prefixedObjects = new Set(['Account', 'Contact', 'Contract', 'Order']);
const plainObjects = new Set(['Lead']);

/**
 * The field that holds the permission. Retrieved profiles and permission sets of real orgs name `Contact.MailingAddress`
 * and never `Contact.MailingStreet`: an address is granted whole or not at all.
 */
export function permissionField(object: string, field: string): string {
  const prefix = prefixedObjects.has(object) ? prefixed.exec(field)?.[1] : undefined;
  if (prefix !== undefined) return `${prefix}Address`;
  return plainObjects.has(object) && plain.test(field) ? 'Address' : field;
}
