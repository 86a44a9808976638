import type { Subject } from '../model/audit/check.ts';
import type { AppKind } from '../model/audit/rows-apps.ts';
import type { App, Holder, View } from '../model/audit/view.ts';

/** The part of a view that tells whose a subject is. */
export type Whose = Pick<View, 'holders' | 'apps' | 'integrations' | 'profiles'>;

/** What an account is called in a report: its spec's name, else its own key. */
export const nameOfHolder = ({ registered, subject }: Holder): string => registered?.spec.name ?? subject.integration ?? subject.key;

/**
 * What an app belongs to: the integration that uses it, where it is one; nothing where several do; itself where none does, in
 * a form that no spec and no username has, so that an app called like a spec does not pass for that spec's.
 */
export function nameOfApp({ integrations, subject }: App): string | undefined {
  if (subject.integration !== undefined) return subject.integration;
  const [only, ...more] = integrations;
  if (only === undefined) return `app ${subject.key}`;
  return more.length === 0 ? only : undefined;
}

const only = (names: readonly string[]): string | undefined => (new Set(names).size === 1 ? names[0] : undefined);
const keyOf = ({ kind, key }: Subject): string => `${kind}:${key.toLowerCase()}`;

/** By subject, whose it is: the name of an integration, or of an account or app that acts like one; of the org's and of shared ones none. */
export function attribution(view: Whose): (subject: Subject) => string | undefined {
  const known = new Map<string, string | undefined>();
  for (const app of view.apps) known.set(keyOf(app.subject), nameOfApp(app));
  for (const { subject, holders } of view.profiles) known.set(keyOf(subject), only(holders.map(nameOfHolder)));
  for (const holder of view.holders) known.set(keyOf(holder.subject), nameOfHolder(holder));
  for (const { subject, spec } of view.integrations) known.set(keyOf(subject), spec.name);
  return (subject) => {
    if (subject.integration !== undefined) return subject.integration;
    return known.get(keyOf(subject)) ?? (subject.kind === 'identity' ? subject.key : undefined);
  };
}

/** By subject, what kind of app it is. */
export function kinds({ apps }: Pick<Whose, 'apps'>): (subject: Subject) => AppKind | undefined {
  const known = new Map(apps.map(({ subject, kind }) => [keyOf(subject), kind]));
  return (subject) => known.get(keyOf(subject));
}
