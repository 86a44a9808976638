import { blindSpots, traces } from './blind-spots.ts';
import type { Judgement } from './check.ts';
import type { DatasetId } from './datasets.ts';
import type { AppKind } from './rows-apps.ts';
import { possibly, surely, type App, type View } from './view.ts';

/** What a rule about integrations' apps says of one of them. */
export type AppAnswer = Omit<Judgement, 'subject'>;

/** Datasets that say nothing of apps of a kind. */
const foreign: Readonly<Record<AppKind, readonly DatasetId[]>> = {
  'connected-app': ['externalClientApps', 'externalClientAppMetadata'],
  'external-client-app': ['connectedApps', 'connectedAppMetadata'],
};

/** Whether anything but its use tells of the app: a record, metadata or a policy. */
export const isInstalled = ({ record, external, metadata, policy }: App): boolean => [record, external, metadata, policy].some((row) => row !== undefined);

/** Whether the lists of apps are whole, so that an app that is on none of them is not there. */
export const listsAreWhole = (view: View): boolean => view.fact('connectedApps').state === 'known' && view.fact('externalClientApps').state === 'known';

/** Kinds of app whose settings are not an integration's concern, and why. */
const apart: readonly (readonly [is: (app: App, view: View) => boolean, why: (label: string) => string])[] = [
  [({ isFirstParty }) => isFirstParty, (label) => `${label} is Salesforce's own app.`],
  [({ isForPeople }) => isForPeople, (label) => `${label} is a tool that people use.`],
  [({ metadata }) => metadata?.isSaml === true && !metadata.hasOauth, (label) => `${label} signs people in by SAML and has no OAuth.`],
  [({ confidence }) => confidence < possibly, (label) => `No integration uses ${label}.`],
  [(app, view) => view.mode === 'org' && !isInstalled(app) && listsAreWhole(view), (label) => `${label} is not installed in this org, so it has no settings here; IU-APP-002 judges that.`],
];

/** Why the app is not one whose settings are an integration's concern (the catalogue's integrationApp); `undefined` where it is. */
export function notAnIntegrations(view: View, app: App): string | undefined {
  return apart.find(([is]) => is(app, view))?.[1](app.label);
}

/** An answer with its fails as warns where it is not sure that the app is an integration's. */
function asSureAs(app: App, answer: AppAnswer): AppAnswer {
  if (app.confidence >= surely) return answer;
  const { fails = [], warns = [], ...rest } = answer;
  return { ...rest, warns: [...fails, ...warns] };
}

/** Whether nothing shows that an integration uses the app, to a caller whom some of what would show it is kept from. */
const mayBeAnIntegrations = (view: View, { confidence, isFirstParty, isForPeople }: App): boolean => confidence < possibly && !isFirstParty && !isForPeople && blindSpots(view, traces).length > 0;

/**
 * A judgement of every app: not applicable for those that are not an integration's, `answer` for all others. None of one that
 * nobody can say this of: that some may not have been seen is then told once for all (core/auditing/unseen-subjects).
 */
export function judgeApps(view: View, answer: (app: App) => AppAnswer): readonly Judgement[] {
  return view.apps.filter((app) => !mayBeAnIntegrations(view, app)).map((app) => {
    const why = notAnIntegrations(view, app);
    if (why !== undefined) return { subject: app.subject, notApplicable: why, pass: '' };
    const { irrelevant = [], ...found } = asSureAs(app, answer(app));
    return { subject: app.subject, ...found, irrelevant: [...foreign[app.kind], ...irrelevant] };
  });
}

/** Where settings of an app are read from. */
export const appMetadataOf: Readonly<Record<AppKind, DatasetId>> = { 'connected-app': 'connectedAppMetadata', 'external-client-app': 'externalClientAppMetadata' };

/** Where an app's record, with what people call it, is read from. */
export const appListOf: Readonly<Record<AppKind, DatasetId>> = { 'connected-app': 'connectedApps', 'external-client-app': 'externalClientApps' };
