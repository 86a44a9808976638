import { partName } from '../../../core/model/credential-part.ts';
import type { Handover } from '../../../core/model/handover.ts';
import { boxes, bullets, code, entry, line, prose, section } from './markdown.ts';

function secrets({ commands: { parts }, app, credential, settings }: Handover): readonly string[] {
  if (app.owner !== 'customer-app') return bullets([`The tool logs in with an app of its own. Nothing of ${app.name} goes to the vendor.`]);
  if (credential === null) return bullets(['There is no credential on this machine yet: "create" makes it.']);
  const byHand = settings.filter(({ audience }) => audience === 'team').map(({ item, value }) => line(item, value));
  const steps = parts.map(({ part, command }) => `- The ${partName(part)}, into a file that only you can read: ${code(command)}`);
  const last = steps.length === 0 ? [] : bullets(['Enter it in the tool yourself, or give it to the vendor in a way that only the vendor can open. Remove the files afterwards.']);
  return [line('Where it is', credential.kept), ...byHand, ...steps, ...last];
}

function inBrowser({ pattern, flow, username, addresses }: Handover): readonly string[] {
  if (pattern?.browserLogin !== 'yes' && flow !== 'authorization-code') return [];
  const connect = addresses.filter(({ purpose }) => purpose === 'connect').map(({ range }) => code(range));
  const from = connect.length === 0 ? 'no address of the spec has the purpose "connect" yet' : `from ${connect.join(', ')}`;
  return [`- [ ] Somebody logs in once in a browser as ${code(username)} while connecting: ${from}.`];
}

function asked({ pattern }: Handover): readonly string[] {
  if (pattern === null) return [];
  const { permissions, scopes } = pattern.asked;
  return [line('How it logs in', pattern.vendorFlow), ...bullets(permissions), line('Scopes', scopes)];
}

function renewal({ credential }: Handover): readonly string[] {
  if (credential === null) return [];
  const certificate = credential.fingerprint === undefined ? [] : [entry('Certificate, SHA-256', credential.fingerprint), line('Certificate ends on', credential.expiresAt?.slice(0, 10) ?? '')];
  return [line('Made on', credential.createdAt.slice(0, 10)), line('Replace it by', credential.renewBy), ...certificate];
}

/** For those who hand over: how to get each secret, what to ask, how to prove it, whom to call. Not for the vendor. */
export function teamSheet(handover: Handover): string {
  const { integration, vendor, org, environment, people, addresses, pattern } = handover;
  return [
    `# Handing over ${prose(integration)} to ${prose(vendor)}`,
    '',
    `For your own team: it names people and commands. The vendor gets the other sheet (${code('--for vendor')}).`,
    '',
    line('Org', `${org.name} (${org.kind}), environment ${environment}`),
    ...section('Secrets', secrets(handover)),
    ...section('Before it goes live', [...inBrowser(handover), ...boxes(pattern?.confirm ?? [])]),
    ...section('Addresses', addresses.map(({ range, source, purpose, until }) => `- ${code(range)} (${purpose}): ${prose(source)}${until === undefined ? '' : `, until ${until}`}`)),
    ...section('Prove it, from a host inside the allowlist', [code(handover.commands.verify)]),
    ...section('Renewal', renewal(handover)),
    ...section('Who to call', [`- **Owner:** ${prose(people.owner.name)}, ${code(people.owner.email)}`, ...people.custodians.map((email) => entry('Custodian', email)), entry('Shared mailbox', people.mailbox)]),
    ...section('What the vendor says', asked(handover)),
    ...section('Good to know', bullets(pattern?.notes ?? [])),
    '',
  ].join('\n');
}
