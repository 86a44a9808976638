import type { HandOver } from '../../../core/model/auth-method.ts';
import type { Handover, HandoverAddress } from '../../../core/model/handover.ts';
import { markdownText } from '../../../core/model/markdown-text.ts';
import { bullets, code, entry, line, section } from './markdown.ts';

const separately = 'comes to you separately, in a way that only you can open; never by e-mail or chat';

function setting({ item, value, part }: HandOver): string {
  if (part !== undefined) return line(item, separately);
  // A place in Setup is said in a sentence; all else is to be copied.
  return /\s/.test(value) ? line(item, value) : entry(item, value);
}

function settings({ settings: all, org, scopes, app, pattern }: Handover): readonly string[] {
  const own = app.owner === 'customer-app' ? [] : [line('App', `your own (${pattern?.vendorFlow ?? ''}); you need no key of ours`)];
  return [line('Kind of org', org.kind), entry('My Domain', org.loginUrl), ...own, ...all.filter(({ item }) => item !== 'Scopes').map(setting), line('Scopes', scopes.join(', '))];
}

/** Which addresses of ours let a test in is not the vendor's business. */
function addresses(all: readonly HandoverAddress[]): readonly string[] {
  return all
    .filter(({ purpose }) => purpose !== 'verify')
    .map(({ range, source, purpose, until }) => `- ${code(range)} (${markdownText(source)})${purpose === 'connect' ? ', only while connecting' : ''}${until === undefined ? '' : `, until ${until}`}`);
}

function certificate({ credential }: Handover): readonly string[] {
  if (credential?.fingerprint === undefined) return [];
  return [entry('Fingerprint (SHA-256)', credential.fingerprint), line('Ends on', credential.expiresAt?.slice(0, 10) ?? '')];
}

function renewal({ credential, app, people }: Handover): readonly string[] {
  const change = credential === null || app.owner !== 'customer-app' ? [] : [`The credential is replaced by ${credential.renewBy} at the latest. You get the new one before the old one stops.`];
  return [...bullets([...change, `${people.owner.name} answers for this integration.`]), `- Write to ${code(people.mailbox)}, which several people read.`];
}

/** What a vendor gets: what to enter, from where to call, what to answer, whom to ask. No person's address, no command of ours. */
export function vendorSheet(handover: Handover): string {
  const { label, vendor, org, purpose, username, login, access, pattern } = handover;
  return [
    `# ${markdownText(label)}: connecting ${markdownText(vendor)} to ${markdownText(org.name)}`,
    '',
    markdownText(purpose),
    '',
    entry('Salesforce user', username),
    line('Logs in by', login),
    ...section('What to enter', settings(handover)),
    ...section('Certificate', certificate(handover)),
    ...section('Addresses', ['Salesforce lets this user in only from these addresses. Please confirm that every call comes from them, and tell us before they change.', '', ...addresses(handover.addresses)]),
    ...section('What the user may do', bullets(access.map(({ object, rights }) => `${object}: ${rights}`))),
    ...section('Please confirm', bullets(pattern?.confirm ?? [])),
    ...section('Who to call', renewal(handover)),
    '',
  ].join('\n');
}
