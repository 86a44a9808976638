/**
 * What two addresses of one mailbox have in common: letter case and `+tag` do not count, nor the `.invalid` that
 * Salesforce puts behind addresses in a sandbox.
 */
export function mailboxKey(address: string): string {
  const plain = address.trim().toLowerCase().replace(/\.invalid$/, '');
  const at = plain.lastIndexOf('@');
  const local = at < 0 ? plain : plain.slice(0, at);
  const [name = ''] = local.split('+');
  return (name === '' ? local : name) + (at < 0 ? '' : plain.slice(at));
}
