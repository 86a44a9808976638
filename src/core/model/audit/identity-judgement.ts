import type { Evidence, Judgement, Subject } from './check.ts';
import { possibly, surely, type Holder, type View } from './view.ts';

/** A judgement but for its subject. */
export type Finding = Omit<Judgement, 'subject'>;

/** Why rules about integration identities leave a holder alone; `undefined`: they judge it. */
export function leftAlone({ subject, user, isSalesforceOwned, confidence, isInteractive }: Holder): string | undefined {
  if (isSalesforceOwned) return `${subject.key} is Salesforce's own; nobody here can change it.`;
  if (user?.isActive === false) return `${subject.key} is not active.`;
  if (confidence < possibly) return `${subject.key} is not an integration's own account.`;
  // A name that hints at an integration says nothing of somebody who works in the browser.
  if (confidence < surely && isInteractive) return `${subject.key} works in the browser and is an integration's by name at most.`;
  return undefined;
}

/** Why it is taken for an integration's, said with what is found of a holder that is not sure to be one. */
function hedged({ subject, signals }: Holder): (evidence: Evidence) => Evidence {
  const why = signals.map(({ words }) => words).join(' and ');
  return (evidence) => ({ ...evidence, words: `${evidence.words} It may be an integration's: ${subject.key} ${why === '' ? 'looks like one' : why}.` });
}

/** A finding of a holder, as sure as the holder is an integration's: below `surely` nothing fails (the catalogue's integrationIdentity). */
export function judged(holder: Holder, finding: Finding): Judgement {
  const { subject } = holder;
  if (holder.confidence >= surely) return { subject, ...finding };
  const { fails = [], warns = [], ...rest } = finding;
  return { subject, ...rest, warns: [...fails, ...warns].map(hedged(holder)) };
}

/** One judgement for each holder that a rule about identities is asked of. */
export function eachIdentity(view: View, judge: (holder: Holder) => Finding): readonly Judgement[] {
  return view.holders.map((holder) => {
    const notApplicable = leftAlone(holder);
    return notApplicable === undefined ? judged(holder, judge(holder)) : { subject: holder.subject, notApplicable, pass: '' };
  });
}

const nouns: Readonly<Record<Subject['kind'], string>> = { identity: 'user', app: 'app', profile: 'profile', 'permission set': 'permission set', integration: 'integration', org: 'org' };

/** `the user a@b.c`; of files `the integration hubspot`, `the profile X`. */
export const holderWords = ({ subject, user }: Holder): string => `the ${subject.kind === 'identity' && user === undefined ? 'integration' : nouns[subject.kind]} ${subject.key}`;
