import type { Target } from '../model/component.ts';
import type { BoundApp } from './bound-apps.ts';

/**
 * What an app beside the spec's own is to an integration. `kept`: an alias, while a move lasts. `former`: its way in until
 * now, or an alias that ended; it goes once the new one is proven. `stranger`: nobody named it.
 */
export type Standing = { readonly kind: 'kept'; readonly until: string } | { readonly kind: 'former'; readonly until?: string } | { readonly kind: 'stranger' };

/** People name an app by its API name or by its label. */
const names = (alias: string, { name, label }: BoundApp): boolean => alias === name || alias.toLowerCase() === label.toLowerCase();

/** The spec's alias that an app goes by. */
function aliasOf({ spec }: Target, app: BoundApp): { readonly app: string; readonly until: string } | undefined {
  return spec.aliases.find((alias) => alias.app === app.name) ?? spec.aliases.find((alias) => names(alias.app, app));
}

/** `until` is the last day that counts (PRODUCT, spec). */
const hasEnded = (until: string, { asOf }: Target): boolean => asOf !== undefined && until < asOf.slice(0, 10);

/** An app of our own name is the same integration's, of the other kind: the spec has changed over. */
function wasOurs({ names: own, recorded }: Target, app: BoundApp): boolean {
  return app.name === own.app || (recorded?.aliases ?? []).some((alias) => names(alias, app));
}

export function standingOf(target: Target, app: BoundApp): Standing {
  const alias = aliasOf(target, app);
  if (alias !== undefined) return hasEnded(alias.until, target) ? { kind: 'former', until: alias.until } : { kind: 'kept', until: alias.until };
  return { kind: wasOurs(target, app) ? 'former' : 'stranger' };
}

/** Aliases of the spec that still count and that no bound app goes by. */
export function unusedAliases(target: Target, apps: readonly BoundApp[]): readonly string[] {
  return target.spec.aliases.filter(({ app, until }) => !hasEnded(until, target) && !apps.some((bound) => names(app, bound))).map(({ app }) => app);
}

/** A login through the app the spec has now was proven live, with the credential of today as far as the record says. */
export function isCutOver({ spec, recorded }: Target): boolean {
  return recorded?.login?.app === spec.auth.app;
}

/** `Connected app Old` at the start of a sentence. */
export function appTitle({ kind, name }: BoundApp): string {
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${name}`;
}

export function holdersOf({ access }: BoundApp): string {
  return access.map(({ holder }) => holder).toSorted().join(' and ');
}

/** Un-binding shuts nobody out of an app that everybody may approve. */
export function openNotes({ username }: Target, app: BoundApp): readonly string[] {
  if (app.openToAll !== true) return [];
  return [`${appTitle(app)} lets every user approve it, bound or not: un-binding it does not keep ${username} out. In Setup, let only users whom an administrator approved use it (the policies of the app, Permitted Users).`];
}
