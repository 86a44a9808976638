import type { CredentialFlow, StoredCredential } from '../../core/model/ports.ts';

/** `credential.json`: what is kept beside the key. Its presence says that the folder is whole. */
export interface CredentialFile {
  readonly version: 1;
  readonly orgId: string;
  readonly integration: string;
  readonly flow: CredentialFlow;
  readonly consumerKey: string;
  /** ISO date-time. */
  readonly createdAt: string;
  /** Where the private key or secret is; absent: in a file here. */
  readonly store?: StoredCredential['store'];
  /** The age keys that open it. */
  readonly sealedTo?: readonly string[];
  /** The command that took it, as the spec had it. */
  readonly storedWith?: string;
}

/** facts 1.3 [A/B]: 8 to 256 letters and digits, which is also what a key the org made looks like, dots and underscores apart. */
const consumerKey = /^[A-Za-z0-9._]{8,256}$/;

export function isConsumerKey(text: string): boolean {
  return consumerKey.test(text);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const flows: readonly unknown[] = ['jwt-bearer', 'client-credentials', 'authorization-code'] satisfies CredentialFlow[];
const stores: readonly unknown[] = [undefined, 'file', 'age', 'command'] satisfies (StoredCredential['store'] | undefined)[];
const isTextOrNone = (value: unknown): boolean => value === undefined || typeof value === 'string';
const areTextsOrNone = (value: unknown): boolean => value === undefined || (Array.isArray(value) && value.every((each) => typeof each === 'string'));

type Unread = Readonly<Record<string, unknown>>;

function isWhole(file: Unread): boolean {
  const texts = ['orgId', 'integration', 'consumerKey', 'createdAt'].every((key) => typeof file[key] === 'string');
  const known = file['version'] === 1 && flows.includes(file['flow']) && stores.includes(file['store']);
  return texts && known && isTextOrNone(file['storedWith']) && areTextsOrNone(file['sealedTo']) && isConsumerKey(String(file['consumerKey']));
}

/** `undefined` for anything but a whole file of version 1. */
export function readCredentialFile(text: string): CredentialFile | undefined {
  const value = parse(text);
  return typeof value === 'object' && value !== null && isWhole(value as Unread) ? (value as CredentialFile) : undefined;
}

export function writeCredentialFile(file: CredentialFile): string {
  return `${JSON.stringify(file, undefined, 2)}\n`;
}
