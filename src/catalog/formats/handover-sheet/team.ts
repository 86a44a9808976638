import { partName } from '../../../core/model/credential-part.ts';
import type { Handover } from '../../../core/model/handover.ts';
import { markdownText } from '../../../core/model/markdown-text.ts';
import { boxes, bullets, code, entry, line, section } from './markdown.ts';

function secrets({ commands: { parts }, app, credential }: Handover): readonly string[] {
  if (app.owner !== 'customer-app') return bullets([`The tool logs in with its own app. Nothing of ${app.name} goes to the vendor.`]);
  if (credential === null) return bullets(['There is no credential on this machine yet: "create" makes it.']);
  const steps = parts.flatMap(({ part, command }) => [`- The ${partName(part)}, into a file that only you can read: ${code(command)}`]);
  return [line('Where it is', credential.kept), ...steps, ...bullets(['Enter it in the tool yourself, or give it to the vendor in a way that only the vendor can open. Remove the files afterwards.'])];
}

function checklist({ pattern, username, addresses }: Handover): readonly string[] {
  const connect = addresses.filter(({ purpose }) => purpose === 'connect');
  const browser = pattern?.browserLogin === 'yes' ? [`Somebody logs in once in a browser as ${username} while connecting${connect.length === 0 ? '; no address of the spec has the purpose "connect"' : `, from ${connect.map(({ range }) => range).join(', ')}`}.`] : [];
  return boxes([...browser, ...(pattern?.confirm ?? [])]);
}

function asked({ pattern }: Handover): readonly string[] {
  if (pattern === null) return [];
  const { permissions, scopes } = pattern.asked;
  return bullets([...permissions, `Scopes: ${scopes}`]);
}

function renewal({ credential }: Handover): readonly string[] {
  if (credential === null) return [];
  const certificate = credential.fingerprint === undefined ? [] : [entry('Certificate (SHA-256)', credential.fingerprint), line('Certificate ends on', credential.expiresAt?.slice(0, 10) ?? '')];
  return [line('Made on', credential.createdAt.slice(0, 10)), line('Replace it by', credential.renewBy), ...certificate];
}

/** For those who hand over: how to get each secret, what to ask, how to prove it, whom to call. Not for the vendor. */
export function teamSheet(handover: Handover): string {
  const { integration, vendor, org, environment, people, addresses, pattern } = handover;
  return [
    `# Handing over ${markdownText(integration)} to ${markdownText(vendor)}`,
    '',
    `For your own team: it names people and commands. The vendor gets the other sheet (${code('--for vendor')}).`,
    '',
    line('Org', `${org.name} (${org.kind}), environment ${environment}`),
    ...section('Secrets', secrets(handover)),
    ...section('Before it goes live', checklist(handover)),
    ...section('Addresses', bullets(addresses.map(({ range, source, purpose, until }) => `${range} (${purpose}): ${source}${until === undefined ? '' : `, until ${until}`}`))),
    ...section('Prove it, from a host inside the allowlist', [code(handover.commands.verify)]),
    ...section('Renewal', renewal(handover)),
    ...section('Who to call', [`- **Owner:** ${markdownText(people.owner.name)}, ${code(people.owner.email)}`, ...people.custodians.map((email) => entry('Custodian', email)), entry('Shared mailbox', people.mailbox)]),
    ...section('What the vendor asks for', asked(handover)),
    ...section('Good to know', bullets(pattern?.notes ?? [])),
    '',
  ].join('\n');
}
