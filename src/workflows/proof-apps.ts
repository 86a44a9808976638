import { appTitle, holdersOf, isCutOver, standingOf } from '../core/metadata/app-standing.ts';
import { otherBoundApps, type BoundApp } from '../core/metadata/bound-apps.ts';
import type { Target } from '../core/model/component.ts';
import { OrgRefusal, type OrgReader } from '../core/model/ports.ts';
import type { ProofRow } from '../core/model/proof.ts';

/** Apps that let the identity in beside the spec's own, and are meant to for now: aliases, and what waits for the end of a move. */
export interface AppsBeside {
  readonly apps: readonly BoundApp[];
  /** Ids of SetupEntityAccess, as rights name them. */
  readonly ids: ReadonlySet<string>;
}

/** None where the session may not read them: what then shows as a right too many is one as far as anybody can say. */
export async function appsBeside(org: OrgReader, target: Target): Promise<AppsBeside> {
  try {
    const apps = (await otherBoundApps(org, target)).filter((app) => standingOf(target, app).kind !== 'stranger');
    return { apps, ids: new Set(apps.flatMap(({ access }) => access.map(({ app }) => app))) };
  } catch (error) {
    if (error instanceof OrgRefusal) return { apps: [], ids: new Set() };
    throw error;
  }
}

const tried = 'read which apps its profile and permission set are bound to';

function rowOf(target: Target, app: BoundApp): ProofRow {
  const standing = standingOf(target, app);
  const came = `it does, by ${holdersOf(app)}`;
  if (standing.kind === 'kept') {
    return { claim: `${appTitle(app)}, an alias, lets the identity in beside the app of the spec, until ${standing.until}.`, means: 'admin session', tried, came, result: 'proven' };
  }
  const waits = isCutOver(target) ? 'the next run un-binds it' : 'it is un-bound once a login through the new app is proven';
  return { claim: `${appTitle(app)}, which is no alias any more, no longer lets the identity in.`, means: 'live login', tried, came: `${came}; ${waits}`, result: 'not-tried' };
}

/** How far a move from one app to another has come; empty where there is none. */
export function moveRows(target: Target, { apps }: AppsBeside): readonly ProofRow[] {
  return apps.map((app) => rowOf(target, app));
}
