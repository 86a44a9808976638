import { Problem } from '../../../problems.ts';
import type { Change, Component, Readers, Target } from '../../../core/model/component.ts';
import { inWords, unlessDuplicate } from '../../../core/model/refusal-problem.ts';
import type { AppAccess } from '../../../core/metadata/app-access.ts';
import { accessToApp, connectedAppId, holderIds } from '../../../core/metadata/app-access.ts';

/** An app that is there. */
interface Actual {
  readonly appId: string;
  readonly access: readonly AppAccess[];
}

const title = (target: Target): string => `access to connected app ${target.names.app}`;
const holders = ({ names }: Target): readonly string[] => [`permission set ${names.permissionSet}`, `profile ${names.profile}`];

async function read({ org }: Readers, { names }: Target): Promise<Actual | undefined> {
  const appId = await connectedAppId(org, names.app);
  return appId === undefined ? undefined : { appId, access: await accessToApp(org, appId) };
}

function missing(target: Target, actual: Actual | undefined): readonly string[] {
  return holders(target).filter((holder) => actual?.access.every((row) => row.holder !== holder) ?? true);
}

/**
 * The last step: whoever is bound can log in from now on. By record ids, since the app's file names a permission set by its
 * label, which another one may have too (facts 1.3 [B]; 2.x, SetupEntityAccess [A]).
 */
const connectedAppAccess: Component<Actual> = {
  id: 'connected-app-access',
  after: ['connected-app'],
  applies: (spec) => spec.auth.app === 'connected-app',
  title,
  read,
  diff: (target, actual): readonly Change[] =>
    missing(target, actual).map((holder) => ({ words: `Users with the ${holder} will be allowed to use connected app ${target.names.app}.`, part: holder, to: 'allowed', effect: 'gains', kind: 'create' })),
  async apply({ org }, target, actual) {
    if (actual === undefined) throw new Problem('app-missing', [target.names.app]);
    const ids = new Map(await holderIds(org, target.names));
    for (const holder of missing(target, actual)) {
      const ParentId = ids.get(holder);
      if (ParentId === undefined) throw new Problem('holder-missing', [holder]);
      await inWords(`bind connected app ${target.names.app} to ${holder}`, {}, () => unlessDuplicate(() => org.create('SetupEntityAccess', { ParentId, SetupEntityId: actual.appId })));
    }
  },
};

export default connectedAppAccess;
