import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { OrgState, XmlElement } from './state.ts';

/** Consumer key to consumer secret: metadata never gives the secret back (facts 1.3, 1.4 [A]), so a dump keeps it apart. */
type Secrets = Record<string, string>;

/** Writes nothing where no app has a secret. */
export function dumpSecrets(state: OrgState, file: string): void {
  const secrets: Secrets = {};
  for (const consumer of consumers(state)) {
    const [key, secret] = [textOf(consumer, 'consumerKey'), textOf(consumer, 'consumerSecret')];
    if (key !== undefined && secret !== undefined) secrets[key] = secret;
  }
  if (Object.keys(secrets).length > 0) writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
}

/** Once the metadata is there. A key no app has is skipped. */
export function loadSecrets(state: OrgState, file: string): void {
  if (!existsSync(file)) return;
  const secrets = JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  for (const consumer of consumers(state)) {
    const secret = secrets[textOf(consumer, 'consumerKey') ?? ''];
    if (secret !== undefined) consumer['consumerSecret'] = [secret];
  }
}

function textOf(element: XmlElement, name: string): string | undefined {
  const value = element[name]?.[0];
  return typeof value === 'string' ? value : undefined;
}

/** The elements that hold key and secret, of both kinds of app. */
function consumers(state: OrgState): XmlElement[] {
  const external = [...(state.metadata.get('ExtlClntAppGlobalOauthSettings')?.values() ?? [])].map((record) => record.content);
  const connected = [...(state.metadata.get('ConnectedApp')?.values() ?? [])].flatMap((record) => record.content['oauthConfig'] ?? []);
  return [...external, ...connected.filter((config) => typeof config !== 'string')];
}
