import type { Policy } from '../../model/policy.ts';

/** Words that hint at an integration (catalogue, names.pattern [C]). They stand alone: `chatbot` and `synchronous` are none. */
const shipped = 'integrat(?:ion|ed)|connector|middleware|etl|sync|svc|service[ _.-]?account|api[ _.-]?(?:only|user)|bot';
const escaped = (word: string): string => word.replaceAll(/[.*+?^${}()|[\]\\-]/g, String.raw`\$&`);

/** Tells the word in a name that hints at an integration. Linear in the name's length. */
export function nameHint({ names }: Policy): (name: string) => string | undefined {
  const pattern = new RegExp(`(?:^|[^a-z])(${[shipped, ...names.words.map(escaped)].join('|')})(?![a-z])`, 'i');
  return (name) => pattern.exec(name)?.[1];
}

/** What people chose of a username: the domain is the company's, and in a sandbox the sandbox's name ends it (`ada@acme.com.integration`). */
export const localPart = (username: string): string => username.slice(0, username.includes('@') ? username.indexOf('@') : undefined);
