/**
 * What two addresses of one mailbox have in common: letter case and `+tag` do not count, nor the `.invalid` that
 * Salesforce puts behind addresses in a sandbox.
 */
export function mailboxKey(address: string): string {
  const plain = address.trim().toLowerCase().replace(/\.invalid$/, '');
  const at = plain.lastIndexOf('@');
  const end = at < 0 ? plain.length : at;
  const tag = plain.indexOf('+');
  return tag < 1 || tag > end ? plain : plain.slice(0, tag) + plain.slice(end);
}
