import { exitCodes, Problem } from '../../problems.ts';
import type { Change, Target } from '../model/component.ts';
import type { XmlElement } from '../model/metadata-file.ts';
import type { OrgReader, StoredCredential, Vault } from '../model/ports.ts';
import { OrgRefusal } from '../model/ports.ts';
import { readXml, text } from './read-xml.ts';

/** Where the org may show an app's consumer key. */
export interface KeyHolder {
  readonly app: string;
  /** The component whose XML holds the key. */
  readonly type: string;
  readonly fullName: string;
  /** The content that has the `consumerKey` element itself. */
  readonly inside: (content: XmlElement) => XmlElement | undefined;
}

/** 8 to 256 characters (facts 1.3 [A]); real keys hold dots and underscores too. A row of asterisks is no key. */
const whole = /^[A-Za-z0-9._]{8,256}$/;

export function isConsumerKey(text: string): boolean {
  return whole.test(text);
}

/** The key in a component's content, where the org shows it. */
export function shownKey(content: XmlElement | undefined): string | undefined {
  const key = content === undefined ? undefined : text(content, 'consumerKey');
  return key !== undefined && isConsumerKey(key) ? key : undefined;
}

/** A refusal here only means that this way does not show the key. */
async function unlessRefused<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof OrgRefusal) return undefined;
    throw error;
  }
}

async function byRead(org: OrgReader, { type, fullName, inside }: KeyHolder): Promise<string | undefined> {
  const [found] = await org.readMetadata(type, [fullName]);
  return found === undefined ? undefined : shownKey(inside(found.content));
}

async function byRetrieve(org: OrgReader, { type, fullName, inside }: KeyHolder): Promise<string | undefined> {
  const files = await unlessRefused(() => org.retrieve([{ type, fullName }]));
  const file = files?.find((one) => one.type === type && one.fullName === fullName);
  return file === undefined ? undefined : shownKey(inside(readXml(file.xml)));
}

interface Usage {
  readonly apps?: readonly { readonly developerName?: string; readonly identifier?: string }[];
}
interface Credentials {
  readonly consumers?: readonly { readonly key?: string }[];
}

/** Connect REST (facts 5.1 [A], API 65 and later). The secret beside it is never asked for. */
async function byConnect(org: OrgReader, { app }: KeyHolder): Promise<string | undefined> {
  const usage = await unlessRefused(() => org.get<Usage>('/apps/oauth/usage'));
  const identifier = usage?.apps?.find(({ developerName }) => developerName === app)?.identifier;
  if (identifier === undefined) return undefined;
  const credentials = await unlessRefused(() => org.get<Credentials>(`/apps/oauth/credentials/${encodeURIComponent(identifier)}`));
  return credentials?.consumers?.map(({ key = '' }) => key).find(isConsumerKey);
}

/** The app's consumer key, by whichever way the org shows it; `undefined` where it hides it. Needs no setting that exposes secrets. */
export async function findConsumerKey(org: OrgReader, holder: KeyHolder): Promise<string | undefined> {
  return (await byRead(org, holder)) ?? (await byRetrieve(org, holder)) ?? (await byConnect(org, holder));
}

export interface KeyState {
  /** As far as the org shows it. */
  readonly shown: string | undefined;
  readonly stored: StoredCredential | undefined;
  /** Nobody can use the app yet: the time to make sure of the key. */
  readonly closed: boolean;
}

/** In the browser flow the vendor reads key and secret in Setup, both at once: nothing here waits for the key. */
const vendorReadsKey = ({ spec }: Target): boolean => spec.auth.flow === 'authorization-code';

/** Empty where the key kept on this side is the app's, or the app is in use and hides its key. */
export function keyDifference(target: Target, { shown, stored, closed }: KeyState): readonly Change[] {
  const known = shown ?? target.consumerKey;
  const part = 'consumer key';
  if (known === undefined) return closed && !vendorReadsKey(target) ? [{ words: `The consumer key of ${target.names.app} is not known yet: the org does not show it.`, part }] : [];
  if (stored === undefined || stored.consumerKey === known) return [];
  return [{ words: `The org uses another consumer key for ${target.names.app} than the one kept here; the org's will be kept.`, part, from: 'another key', to: 'the key of the org' }];
}

/**
 * An app that is there was made with a key: where this machine does not hold it, a new one would stop the integration. A
 * refreshed sandbox holds production's app, whose certificate a new one of its own replaces; a secret cannot be replaced so.
 */
export function keyObstacle(target: Target, { stored }: KeyState): Problem | undefined {
  const { names, refreshed, spec } = target;
  if (stored !== undefined || vendorReadsKey(target)) return undefined;
  if (refreshed !== true) return new Problem('credential-elsewhere', [names.app, spec.name]);
  return spec.auth.flow === 'jwt-bearer' ? undefined : new Problem('secret-of-production', [names.app, spec.name]);
}

/** Makes the key kept on this side the app's. Throws `consumer-key-hidden` (resumable) where nobody can say what it is and somebody here needs it. */
export async function settleConsumerKey(org: OrgReader, vault: Vault, target: Target, holder: KeyHolder): Promise<void> {
  const { orgId } = target.org;
  const { name } = target.spec;
  const key = (await findConsumerKey(org, holder)) ?? target.consumerKey;
  if (key === undefined && vendorReadsKey(target)) return;
  if (key === undefined) throw new Problem('consumer-key-hidden', [target.names.app], exitCodes.partly);
  const stored = await vault.find(orgId, name);
  if (stored?.consumerKey !== key) await vault.keepConsumerKey(orgId, name, key);
}

/** What the app is made with. Throws where the step before it was not done. */
export async function credentialFor(vault: Vault, target: Target): Promise<StoredCredential> {
  const stored = await vault.find(target.org.orgId, target.spec.name);
  if (stored === undefined) throw new Problem('credential-missing', [target.spec.name]);
  return stored;
}

/**
 * What a new app is given for itself, secret included: sent once, at creation, so that it never has to be read from the org.
 * A secret is opened only where the flow has one the org must know. Throws what opens it where it is sealed.
 */
export async function newAppKey(vault: Vault, target: Target, { consumerKey, flow }: StoredCredential): Promise<{ readonly consumerKey: string; readonly consumerSecret?: string }> {
  if (flow !== 'client-credentials') return { consumerKey };
  const opened = await vault.open(target.org.orgId, target.spec.name, target.store);
  if (opened.kind === 'sealed') throw opened.why;
  const secret = opened.credential.consumerSecret?.use((value) => value);
  return { consumerKey, ...(secret === undefined ? {} : { consumerSecret: secret }) };
}
