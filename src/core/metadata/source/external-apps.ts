import type { SourceComponent, SourceElement, SourceProject } from '../../model/audit/source-project.ts';
import { textIn } from './element.ts';

/** Types that make up an external client app beside the app itself. */
export const externalAppParts = {
  settings: 'ExtlClntAppOauthSettings',
  global: 'ExtlClntAppGlobalOauthSettings',
  policy: 'ExtlClntAppOauthConfigurablePolicies',
  access: 'ExtlClntAppConfigurablePolicies',
} as const;

/** An external client app of files, with the parts that name it. */
export interface SourceExternalApp {
  /** DeveloperName, without namespace. */
  readonly name: string;
  readonly namespace?: string;
  /** Absent where the files hold parts of it only. */
  readonly app?: SourceComponent;
  readonly settings?: SourceElement;
  /** Often kept out of a project, because it can hold the secret (facts 1.4 [A]). */
  readonly global?: SourceElement;
  readonly policy?: SourceElement;
  readonly access?: SourceElement;
}

type Part = keyof typeof externalAppParts;

const split = (name: string): { readonly name: string; readonly namespace?: string } => {
  const [, namespace, own] = /^([A-Za-z][A-Za-z0-9_]{0,14}?)__(.+)$/.exec(name) ?? [];
  return namespace === undefined || own === undefined ? { name } : { name: own, namespace };
};

/** Parts belong to the app that they name in `externalClientApplication`, whatever their files are called (facts 1.4 [A]). */
function partsIn(project: SourceProject): readonly { readonly kind: Part; readonly app: string; readonly root: SourceElement }[] {
  return (Object.keys(externalAppParts) as Part[]).flatMap((kind) =>
    project.components(externalAppParts[kind]).flatMap(({ root }) => {
      const app = textIn(root, 'externalClientApplication');
      return app === undefined ? [] : [{ kind, app, root }];
    }),
  );
}

/** Every external client app that the files hold or name. */
export function externalApps(project: SourceProject): readonly SourceExternalApp[] {
  const apps = new Map<string, SourceExternalApp>();
  for (const app of project.components('ExternalClientApplication')) apps.set(split(app.fullName).name.toLowerCase(), { ...split(app.fullName), app });
  for (const { kind, app, root } of partsIn(project)) {
    const own = split(app);
    const known = apps.get(own.name.toLowerCase()) ?? own;
    apps.set(own.name.toLowerCase(), { [kind]: root, ...known });
  }
  return [...apps.values()];
}

/** Where the app stands: its own file, else the first of its parts. */
export const placeOfApp = ({ app, settings, policy, global, access }: SourceExternalApp): SourceElement['at'] | undefined => (app?.root ?? settings ?? policy ?? global ?? access)?.at;

/** Types whose unreadable files leave something of these apps open. */
export const externalAppTypes: readonly string[] = ['ExternalClientApplication', ...Object.values(externalAppParts)];
