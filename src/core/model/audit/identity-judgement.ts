import type { Evidence, Judgement, Subject } from './check.ts';
import type { Gap } from './fact.ts';
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

/** Who looks like an integration's by little may be a person: where logins cannot be seen, that is not known. */
function mayBePerson(view: View, { subject }: Holder): readonly Gap[] {
  const [gap] = view.mode === 'org' ? view.gapsFor(subject, ['loginSummary']) : [];
  return gap === undefined ? [] : [{ ...gap, words: `Whether ${subject.key} is a person who works in the browser cannot be seen. ${gap.words}` }];
}

/** A finding of a holder, as sure as the holder is an integration's: below `surely` nothing fails (the catalogue's integrationIdentity). */
export function judged(holder: Holder, finding: Finding): Judgement {
  const { subject } = holder;
  if (holder.confidence >= surely) return { subject, ...finding };
  const { fails = [], warns = [], ...rest } = finding;
  return { subject, ...rest, warns: [...fails, ...warns].map(hedged(holder)) };
}

/** What is found of a holder that may be a person counts only where logins show that it is none. */
function unlessPerson(view: View, holder: Holder, judgement: Judgement): Judgement {
  const { warns = [], unknowns = [] } = judgement;
  return holder.confidence >= surely || warns.length === 0 ? judgement : { ...judgement, unknowns: [...unknowns, ...mayBePerson(view, holder)] };
}

/** One judgement for each holder that a rule about identities is asked of. */
export function eachIdentity(view: View, judge: (holder: Holder) => Finding): readonly Judgement[] {
  return view.holders.map((holder) => {
    const notApplicable = leftAlone(holder);
    return notApplicable === undefined ? unlessPerson(view, holder, judged(holder, judge(holder))) : { subject: holder.subject, notApplicable, pass: '' };
  });
}

const nouns: Readonly<Record<Subject['kind'], string>> = { identity: 'user', app: 'app', profile: 'profile', 'permission set': 'permission set', integration: 'integration', org: 'org' };

/** `the user a@b.c`; of files `the integration hubspot`, `the profile X`. */
export const holderWords = ({ subject, user }: Holder): string => `the ${subject.kind === 'identity' && user === undefined ? 'integration' : nouns[subject.kind]} ${subject.key}`;
