import type { Evidence, Judgement, Subject } from './check.ts';
import type { Gap } from './fact.ts';
import { possibly, surely, type Holder, type View } from './view.ts';

/** A judgement but for its subject. */
export type Finding = Omit<Judgement, 'subject'>;

/** Why rules about integration identities leave a holder alone; `undefined`: they judge it. */
export function leftAlone({ user, isSalesforceOwned, confidence, isInteractive }: Holder): string | undefined {
  if (isSalesforceOwned) return 'It is Salesforce\'s own; nobody here can change it.';
  if (user?.isActive === false) return 'The user is not active.';
  if (confidence < possibly) return 'It is not an integration\'s own account.';
  // A name that hints at an integration says nothing of somebody who works in the browser.
  if (confidence < surely && isInteractive) return 'It works in the browser, and nothing but its name hints at an integration.';
  return undefined;
}

/** With why it is taken for an integration's, said once, of a holder that is not sure to be one. */
function hedged({ subject, signals }: Holder, [first, ...rest]: readonly Evidence[]): readonly Evidence[] {
  const why = signals.map(({ words }) => words).join(' and ');
  return first === undefined ? [] : [{ ...first, words: `${first.words} It may be an integration's: ${subject.key} ${why === '' ? 'looks like one' : why}.` }, ...rest];
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
  return { subject, ...rest, warns: hedged(holder, [...fails, ...warns]) };
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
