import type { Target } from './component.ts';

/** What nobody should find out while sitting in front of the vendor's form; whole sentences. */
function whileMaking({ spec, username }: Target): readonly string[] {
  return [
    `${spec.vendor} logs in through a browser: somebody logs in to Salesforce as ${username} there and approves the app once. By which password or single sign-on is for your org to say; this tool sets no password.`,
    // Facts, templates 2.1: the vendors' own pages disagree.
    `${username} is API Only. Some vendors document that such a user can approve their app, others that it cannot; nothing is widened for it here. If Salesforce refuses the approval, use the flow client-credentials or jwt-bearer where ${spec.vendor} can, or ask it how an API Only user connects.`,
  ];
}

/** Addresses of the browser, which are open only as long as the vendor has not connected (facts, templates 2.6). */
function whileConnecting({ allow }: Target): readonly string[] {
  const sources = allow.filter(({ purpose }) => purpose === 'connect').map(({ source }) => source);
  return sources.length === 0 ? [] : [`Logins are allowed from the addresses for connecting as well (${sources.join('; ')}), until the vendor has connected; the next run after that closes them.`];
}

/** What people should know of an identity whose vendor logs in through a browser. `isNew`: its app is about to be made. */
export function browserNotes(target: Target, isNew: boolean): readonly string[] {
  if (target.spec.auth.flow !== 'authorization-code') return [];
  return [...(isNew ? whileMaking(target) : []), ...whileConnecting(target)];
}
