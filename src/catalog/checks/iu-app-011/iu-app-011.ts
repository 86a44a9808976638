import type { Check, Evidence } from '../../../core/model/audit/check.ts';
import { placeIn, seen } from '../../../core/model/audit/evidence.ts';
import type { Gap } from '../../../core/model/audit/fact.ts';
import { appMetadataOf, judgeApps, type AppAnswer } from '../../../core/model/audit/integration-app.ts';
import { mailboxKey } from '../../../core/model/audit/mailbox-key.ts';
import { currentAliases } from '../../../core/model/audit/own-apps.ts';
import { sharedAddresses } from '../../../core/model/audit/people.ts';
import { nameKey } from '../../../core/model/audit/record-key.ts';
import { isStandardUserType } from '../../../core/model/audit/salesforce-owned.ts';
import { unread } from '../../../core/model/audit/unread.ts';
import { isSure } from '../../../core/model/audit/certainty.ts';
import type { App, View } from '../../../core/model/audit/view.ts';
import { callbackFault, isLocalCallback, isPlaceholder } from './callback.ts';
import { rule } from './rule.ts';

const place = (app: App): ReturnType<typeof placeIn> => placeIn(app.metadata, 'callbackUrls');

function callbackFails(app: App): readonly Evidence[] {
  return (app.metadata?.callbackUrls ?? []).flatMap((url) => {
    const fault = callbackFault(url);
    return fault === undefined ? [] : [seen(`The callback ${url} of ${app.label} ${fault}.`, { at: place(app), key: `callback ${url}` })];
  });
}

function callbackGaps(view: View, app: App): readonly Gap[] {
  const urls = app.metadata?.callbackUrls;
  if (urls === undefined) return unread(view, app.subject, [appMetadataOf[app.kind]], `The callback addresses of ${app.label} could not be read.`);
  return urls.filter(isPlaceholder).map((url) => ({ kind: 'unreadable', words: `The callback ${url} of ${app.label} is a placeholder; what it becomes is not in these files.`, about: [app.subject.key] }));
}

/** Whether it is production only an org tells. */
function localhost(view: View, app: App): readonly Evidence[] {
  if (view.organization?.isSandbox !== false) return [];
  return (app.metadata?.callbackUrls ?? []).filter(isLocalCallback).map((url) => seen(`The callback ${url} of ${app.label} is on the machine of whoever opens it, and this is production.`, { at: place(app), key: `callback ${url}` }));
}

/** A spec's mailbox is a team's by its word, whoever it reaches and however they log in; that of its own people is not. */
function peoplesAddresses(view: View): ReadonlySet<string> {
  const people = view.rows('users').filter(({ id, isActive, userType }) => {
    const holder = view.holderOf(id);
    return isActive && isStandardUserType(userType) && (holder === undefined || holder.actsThrough.length > 0 || !isSure(holder));
  });
  const shared = sharedAddresses(view.rows('registry'));
  const own = people.flatMap(({ email }) => (email === undefined || shared.has(mailboxKey(email)) ? [] : [email]));
  const named = view.rows('registry').flatMap(({ spec }) => [spec.owner.email, ...spec.custodians]);
  return new Set([...own, ...named, ...view.policy.people.directory].map(nameKey));
}

const contactOf = ({ external, metadata, record }: App): string | undefined => external?.contactEmail ?? metadata?.contactEmail ?? record?.contactEmail;

function contact(app: App, people: ReadonlySet<string>): readonly Evidence[] {
  const address = contactOf(app);
  if (address === undefined || !people.has(nameKey(address))) return [];
  return [seen(`The contact of ${app.label} is ${address}, a person: what Salesforce writes about the app is lost when they leave.`, { at: placeIn(app.external ?? app.metadata, 'contactEmail'), key: 'contact', fix: `Give ${app.label} a shared mailbox as contact.` })];
}

/** Declared by the spec, or on its way out by an alias that has not ended. */
function isDeclaredKind(view: View, app: App): boolean {
  return app.registered.some(({ spec }) => {
    const aliases = currentAliases(view, spec);
    return spec.auth.app === 'connected-app' || [app.name, app.label].some((name) => aliases.has(nameKey(name)));
  });
}

function kind(view: View, app: App): readonly Evidence[] {
  if (app.kind !== 'connected-app' || isDeclaredKind(view, app)) return [];
  return [seen(`The app ${app.label} is a connected app, of which new ones have been blocked since Spring '26; an external client app would do.`, { at: app.metadata?.at, key: 'connected app', fix: 'Plan its move to an external client app; while it stays, say so in the spec (auth.app: connected-app).' })];
}

function judgeOne(view: View, app: App, people: ReadonlySet<string>): AppAnswer {
  return {
    fails: callbackFails(app),
    unknowns: callbackGaps(view, app),
    warns: [...localhost(view, app), ...contact(app, people), ...kind(view, app)],
    pass: `The callbacks of ${app.label} are https, its contact is no single person, and its kind is as declared.`,
  };
}

const check: Check = {
  id: 'iu-app-011',
  rule,
  judge: (view) => {
    const people = peoplesAddresses(view);
    return judgeApps(view, (app) => judgeOne(view, app, people));
  },
};
export default check;
