import type { HandoverAddress } from '../../../core/model/handover.ts';
import type { VendorHandover, VendorSetting } from '../../../core/model/vendor-handover.ts';
import { bullets, code, entry, line, prose, section } from './markdown.ts';

const separately = 'comes to you separately, in a way that only you can open; never by e-mail or chat';

function setting({ item, value }: VendorSetting): string {
  if (value === undefined) return line(item, separately);
  // A sentence is read; all else is copied.
  return /\s/.test(value) ? line(item, value) : entry(item, value);
}

/** Where the tool brings its own app, nothing of ours is entered but where to log in, and as whom. */
function settings({ settings: all, appOwner, flow, login, org, scopes, username }: VendorHandover): readonly string[] {
  const common = [line('Kind of org', org.kind), entry('Login URL (My Domain)', org.loginUrl), entry('Salesforce user', username)];
  if (appOwner !== 'customer-app') return [...common, line('App', 'your own; you need no key of ours')];
  const byHand = flow === 'authorization-code' ? [line('Consumer key and secret', `entered by our administrator, or ${separately}`)] : [];
  return [...common, line('How it logs in', login), ...all.filter(({ item }) => item !== 'Scopes').map(setting), ...byHand, line('Scopes', scopes.join(', '))];
}

function address({ range, source, purpose, until }: HandoverAddress): string {
  return `- ${code(range)} (${prose(source)})${purpose === 'connect' ? ', only while connecting' : ''}${until === undefined ? '' : `, until ${until}`}`;
}

function credential({ credential: made }: VendorHandover): readonly string[] {
  if (made === null) return [];
  const certificate = made.fingerprint === undefined ? [] : [entry('Certificate, SHA-256', made.fingerprint), line('Certificate ends on', made.expiresAt?.slice(0, 10) ?? '')];
  return [...certificate, line('Replaced by', `${made.renewBy} at the latest; you get the new one before the old one stops`)];
}

/** Who maps more fields than these has the list. */
const mostFields = 30;

function rightsOn({ object, rights, fields }: VendorHandover['access'][number]): string {
  const more = fields.length > mostFields ? `, and ${fields.length - mostFields} more` : '';
  return fields.length === 0 ? `${object}: ${rights}` : `${object}: ${rights}; fields ${fields.slice(0, mostFields).join(', ')}${more}`;
}

const questions = [
  'Every call to Salesforce comes from the addresses above.',
  'The objects and fields that you read and write; whatever is not listed above is closed to you.',
  'Where the credential is kept on your side, and who can read it.',
];

/** What a vendor gets: what to enter, from where to call, what to answer, whom to ask. */
export function vendorSheet(handover: VendorHandover): string {
  const { label, vendor, org, purpose, access, addresses, contact } = handover;
  return [
    `# ${prose(label)}: connecting ${prose(vendor)} to ${prose(org.name)}`,
    '',
    prose(purpose),
    ...section('What to enter', settings(handover)),
    ...section('Credential', credential(handover)),
    ...section('Addresses', ['Salesforce lets this user in only from these addresses. Tell us before yours change.', '', ...addresses.map(address)]),
    ...section('What the user may do', bullets(access.map(rightsOn))),
    ...section('Please confirm', bullets(questions)),
    ...section('Who to call', [...bullets([`${contact.name} answers for this integration.`]), `- Write to ${code(contact.mailbox)}, which several people read.`]),
    '',
  ].join('\n');
}
