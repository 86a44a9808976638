import type { Change, Component, Target } from '../../../core/model/component.ts';
import { appTitle, holdersOf, openNotes, standingOf, unusedAliases } from '../../../core/metadata/app-standing.ts';
import type { BoundApp } from '../../../core/metadata/bound-apps.ts';
import { otherBoundApps, unbind } from '../../../core/metadata/bound-apps.ts';

const strangers = (target: Target, apps: readonly BoundApp[]): readonly BoundApp[] => apps.filter((app) => standingOf(target, app).kind === 'stranger');

function removal(target: Target, app: BoundApp): Change {
  return {
    words: `${appTitle(app)} lets ${target.username} in and the spec does not name it: it will be un-bound from ${holdersOf(app)}. To keep it, name it under aliases in the spec, with the day it ends.`,
    part: `${app.kind} ${app.name}`,
    from: holdersOf(app),
    effect: 'loses',
    kind: 'remove',
  };
}

function keptNotes(target: Target, app: BoundApp): readonly string[] {
  const standing = standingOf(target, app);
  return standing.kind === 'kept' ? [`${appTitle(app)} is an alias of ${target.spec.name} and is kept: it lets ${target.username} in by ${holdersOf(app)} until ${standing.until}.`] : [];
}

/**
 * Apps that the identity's profile or permission set is bound to and that nobody named. Taken away first, before the
 * identity is given anything. The apps themselves are left alone: others may use them.
 */
const otherApps: Component<readonly BoundApp[]> = {
  id: 'other-apps',
  after: [],
  title: ({ username }) => `binding of other apps to ${username}`,
  read: ({ org }, target) => otherBoundApps(org, target),
  diff: (target, apps) => strangers(target, apps ?? []).map((app) => removal(target, app)),
  notes: (target, apps) => [
    ...(apps ?? []).flatMap((app) => keptNotes(target, app)),
    ...strangers(target, apps ?? []).flatMap((app) => openNotes(target, app)),
    ...unusedAliases(target, apps ?? []).map((alias) => `The spec names the alias ${alias}, but no app of that name is bound to this identity: nothing is kept by it.`),
  ],
  async apply({ org }, target, apps) {
    for (const app of strangers(target, apps ?? [])) await unbind(org, app);
  },
};

export default otherApps;
