import type { Gap } from '../audit/fact.ts';

/** What could not be read, and what it takes to read it: `... of others without a word. Your user needs Manage Users to see them.` */
export const gapWords = ({ words, needs }: Pick<Gap, 'words' | 'needs'>): string => (needs === undefined ? words : `${words} To see it all, your user needs ${needs}.`);

const logNeeds = 'View Event Log Files';
const without = 'Until then, only logins tell apart the apps that share an account.';

/** Why the log of API calls could not be read, and what to do. `held`: the caller has the permission; undefined where that is not known. */
export function logGapWords({ kind, words }: Gap, held: boolean | undefined): string {
  if (kind !== 'unsupported') return `${words} Your user needs ${logNeeds} and API Enabled. ${without}`;
  if (held === true) return `Salesforce shows your user no log of API calls, although it has ${logNeeds}: ask Salesforce whether the org's edition has event log files. ${without}`;
  return `Salesforce shows your user no log of API calls. Give it ${logNeeds} (Setup, Permission Sets, System Permissions), and run the command again within a day: the log is kept for 24 hours unless the org has Event Monitoring. ${without}`;
}
