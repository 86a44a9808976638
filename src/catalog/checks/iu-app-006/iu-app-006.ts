import { loginsThrough } from '../../../core/model/audit/app-logins.ts';
import type { Check, Evidence } from '../../../core/model/audit/check.ts';
import { placeIn, seen } from '../../../core/model/audit/evidence.ts';
import type { Gap } from '../../../core/model/audit/fact.ts';
import { appListOf, appMetadataOf, judgeApps, type AppAnswer } from '../../../core/model/audit/integration-app.ts';
import { isSuccess, isUserAgent, isUsernamePassword } from '../../../core/model/audit/login-kinds.ts';
import { dayOf } from '../../../core/model/audit/moment-words.ts';
import type { AppFlags } from '../../../core/model/audit/rows-apps.ts';
import type { LoginRow } from '../../../core/model/audit/rows-use.ts';
import { unread, unseen } from '../../../core/model/audit/unread.ts';
import type { App, View } from '../../../core/model/audit/view.ts';
import { rule } from './rule.ts';

/** PKCE is on where an external client app does not say, and off on a connected app (facts 1.4 [A]). */
const asksPkce = ({ kind, metadata }: App): boolean => metadata?.flags.pkce ?? kind === 'external-client-app';

function openDoors(app: App): readonly Evidence[] {
  const { metadata, label } = app;
  const flags: AppFlags = metadata?.flags ?? {};
  const device = flags.deviceFlow === true ? [seen(`The device flow of ${label} is on: whoever talks a user into typing a code gets a token.`, { at: placeIn(metadata, 'deviceFlow'), key: 'deviceFlow', fix: `In the OAuth settings of ${label} in Setup, switch off the device flow (isDeviceFlowEnabled).` })] : [];
  const secretless = flags.consumerSecretOptional === true && !asksPkce(app)
    ? [seen(`The app ${label} lets the web flow run without its secret and without PKCE.`, { at: placeIn(metadata, 'consumerSecretOptional'), key: 'consumerSecretOptional', fix: `In the OAuth settings of ${label} in Setup, ask for PKCE and for the secret of the web flow (isPkceRequired, isConsumerSecretOptional).` })]
    : [];
  return [...device, ...secretless];
}

const riskyLogins: readonly (readonly [is: (login: LoginRow) => boolean, flow: string])[] = [
  [isUsernamePassword, 'username-password'],
  [isUserAgent, 'user-agent'],
];

function riskyUse(view: View, app: App): readonly Evidence[] {
  const logins = loginsThrough(view, app).filter(isSuccess);
  return riskyLogins.flatMap(([is, flow]) => {
    const found = logins.filter(is);
    const [last] = found;
    if (last === undefined) return [];
    const who = view.user(last.userId)?.username ?? last.userId;
    return [seen(`The user ${who} logged in through ${app.label} by the ${flow} flow ${found.length === 1 ? 'once' : `${found.length} times`}, last on ${dayOf(last.time)}.`, { key: `${flow} ${who}`, fix: `Let ${who} log in by another flow, such as JWT bearer; then the org can block the ${flow} flow (Setup, OAuth and OpenID Connect Settings).` })];
  });
}

/** Logins name an app by what people call it, which its record tells. */
const unseenUse = (view: View, { kind, subject }: App): readonly Gap[] => unseen(view, subject, ['loginHistory', appListOf[kind]]);

const settings = [
  ['blockUsernamePasswordFlow', 'username-password', 'blockOAuthUnPwFlow'],
  ['blockUserAgentFlow', 'user-agent', 'blockOAuthUsrAgtFlow'],
] as const;

function orgDoors(view: View, app: App): { readonly warns: readonly Evidence[]; readonly unknowns: readonly Gap[] } {
  const [row] = view.rows('orgSettings');
  const warns = settings
    .filter(([property]) => row?.[property] === false)
    .map(([property, flow, element]) => seen(`The org does not block the ${flow} flow, which has no switch per app.`, { at: placeIn(row, property), key: element, fix: `When nobody uses the ${flow} flow any more, switch it off in Setup, OAuth and OpenID Connect Settings (OauthOidcSettings.${element} = true).` }));
  const untold = settings.filter(([property]) => row?.[property] === undefined).map(([, flow]) => flow);
  return { warns, unknowns: untold.length === 0 ? [] : unread(view, app.subject, ['orgSettings'], `Whether the org blocks the ${untold.join(' and the ')} flow could not be read.`) };
}

function answer(view: View, app: App): AppAnswer {
  const { metadata, label } = app;
  const fails = [...openDoors(app), ...riskyUse(view, app)];
  const org = orgDoors(view, app);
  const isTold = Object.values(metadata?.flags ?? {}).some((flag) => flag !== undefined);
  // A connected app has the element from API 67 on only; an external client app has always had it.
  const isDeviceTold = metadata?.flags.deviceFlow !== undefined || (app.kind === 'external-client-app' && isTold);
  const missing = isDeviceTold ? [] : unread(view, app.subject, [appMetadataOf[app.kind]], `Whether the device flow of ${label} is off could not be read${isTold ? ': this API version does not tell' : ''}.`);
  return { fails, unknowns: [...missing, ...org.unknowns, ...unseenUse(view, app)], warns: org.warns, pass: `The device flow of ${label} is off, its web flow needs a secret or PKCE, and the org blocks the username-password and user-agent flows.` };
}

const check: Check = { id: 'iu-app-006', rule, judge: (view) => judgeApps(view, (app) => answer(view, app)) };
export default check;
