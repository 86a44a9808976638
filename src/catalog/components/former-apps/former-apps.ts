import type { Change, Component, Target } from '../../../core/model/component.ts';
import { appTitle, holdersOf, isCutOver, openNotes, standingOf } from '../../../core/metadata/app-standing.ts';
import type { BoundApp } from '../../../core/metadata/bound-apps.ts';
import { otherBoundApps, unbind } from '../../../core/metadata/bound-apps.ts';

const former = (target: Target, apps: readonly BoundApp[]): readonly BoundApp[] => apps.filter((app) => standingOf(target, app).kind === 'former');
const going = (target: Target, apps: readonly BoundApp[]): readonly BoundApp[] => (isCutOver(target) ? former(target, apps) : []);

function ended(target: Target, app: BoundApp): string {
  const standing = standingOf(target, app);
  return standing.kind === 'former' && standing.until !== undefined ? `its time as an alias ended on ${standing.until}` : 'the spec no longer names it';
}

function removal(target: Target, app: BoundApp): Change {
  return {
    words: `${appTitle(app)} will be un-bound from ${holdersOf(app)}, and no longer let ${target.username} in: ${ended(target, app)}, and a login through the new app is proven.`,
    part: `${app.kind} ${app.name}`,
    from: holdersOf(app),
    effect: 'loses',
    kind: 'remove',
  };
}

function notesOf(target: Target, app: BoundApp): readonly string[] {
  const { spec, username } = target;
  if (!isCutOver(target)) {
    return [
      `${appTitle(app)} still lets ${username} in by ${holdersOf(app)}, though ${ended(target, app)}: it stays until a login through the new app is proven live, so that nothing stops. Prove it from an address in the allowlist (sf integration-user verify --name ${spec.name}); the next run then takes the old app away.`,
    ];
  }
  return [`${appTitle(app)} itself is left alone, since others may use it. If nobody does, delete it in Setup; that ends all its tokens.`, ...openNotes(target, app)];
}

/**
 * The apps before this one, after a move: un-bound last of all, and only once the new app has proven itself. Their metadata is
 * never deleted here (facts 1.3 [A/C]: that kills the tokens of everybody who uses them).
 */
const formerApps: Component<readonly BoundApp[]> = {
  id: 'former-apps',
  after: ['external-client-app-access', 'connected-app-access'],
  title: ({ username }) => `binding of former apps to ${username}`,
  read: ({ org }, target) => otherBoundApps(org, target),
  diff: (target, apps) => going(target, apps ?? []).map((app) => removal(target, app)),
  notes: (target, apps) => former(target, apps ?? []).flatMap((app) => notesOf(target, app)),
  async apply({ org }, target, apps) {
    for (const app of going(target, apps ?? [])) await unbind(org, app);
  },
};

export default formerApps;
