/** `credential.json`: what is kept beside the key. Its presence says that the folder is whole. */
export interface CredentialFile {
  readonly version: 1;
  readonly orgId: string;
  readonly integration: string;
  readonly flow: 'jwt-bearer' | 'client-credentials';
  readonly consumerKey: string;
  /** ISO date-time. */
  readonly createdAt: string;
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

/** `undefined` for anything but a whole file of version 1. */
export function readCredentialFile(text: string): CredentialFile | undefined {
  const value = parse(text);
  if (typeof value !== 'object' || value === null) return undefined;
  const file = value as Readonly<Record<string, unknown>>;
  const texts = ['orgId', 'integration', 'consumerKey', 'createdAt'].every((key) => typeof file[key] === 'string');
  const known = file['version'] === 1 && (file['flow'] === 'jwt-bearer' || file['flow'] === 'client-credentials');
  return texts && known && isConsumerKey(String(file['consumerKey'])) ? (value as CredentialFile) : undefined;
}

export function writeCredentialFile(file: CredentialFile): string {
  return `${JSON.stringify(file, undefined, 2)}\n`;
}
