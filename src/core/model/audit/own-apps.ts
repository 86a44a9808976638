import { componentNames } from '../names.ts';
import type { Spec } from '../spec.ts';
import { dayOf } from './moment-words.ts';
import { nameKey } from './record-key.ts';
import type { View } from './view.ts';

/** The other apps that a spec names for a move that is not over, in comparable form: an alias counts to the end of its last day. */
export function currentAliases({ now }: Pick<View, 'now'>, { aliases }: Pick<Spec, 'aliases'>): ReadonlySet<string> {
  return new Set(aliases.filter(({ until }) => until >= dayOf(now)).map(({ app }) => nameKey(app)));
}

/** Names that all mean an integration's own app in this moment, in comparable form: the app's, its label, and current aliases. */
export function ownAppNames(view: Pick<View, 'now'>, spec: Pick<Spec, 'name' | 'label' | 'aliases'>): ReadonlySet<string> {
  return new Set([...[componentNames(spec.name).app, spec.label].map(nameKey), ...currentAliases(view, spec)]);
}
