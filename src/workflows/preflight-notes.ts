import type { Target } from '../core/model/component.ts';
import { contains, parseRange } from '../core/model/ip-range.ts';
import type { XmlElement } from '../core/model/metadata-file.ts';
import { OrgRefusal, type OrgReader } from '../core/model/ports.ts';
import { flag, text } from '../core/metadata/read-xml.ts';
import { inItsWords } from './attempt.ts';
import { ownAddress } from './login-origin.ts';

/** Sentences; or, where the session may not look, one that says so. */
async function noted(unread: string, look: () => Promise<readonly string[]>): Promise<readonly string[]> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof OrgRefusal) return [`${unread} could not be read: ${inItsWords(error)}.`];
    throw error;
  }
}

/** The address at which the caller's session began: a hint of where a login from here will be seen, not more. */
async function addressNote(org: OrgReader, { org: { userId }, allow }: Target): Promise<readonly string[]> {
  const address = await ownAddress(org, userId);
  if (address === undefined) return ['Salesforce does not show which address your session began at, so whether the login can be proven live from here is only known when it is tried.'];
  const ranges = allow.flatMap((entry) => {
    const parsed = parseRange(entry);
    return parsed.ok ? [parsed.range] : [];
  });
  if (contains(ranges, address)) return [`Your session began at ${address}, which is in the allowlist: the login can probably be proven live from here.`];
  return [`Your session began at ${address}, which is outside the allowlist: from here the login will probably be refused, as it should be, and everything else be proven. Verify once from an allowed host.`];
}

const asksHigh = (content: XmlElement, profile: string): boolean =>
  // The element often holds the profile's label in lower case (facts 1.5 [B]).
  text(content, 'profile')?.toLowerCase() === profile.toLowerCase() && text(content, 'requiredSessionLevel') === 'HIGH_ASSURANCE';

/** The names of session settings are made up by the org; they are found by listing (facts 1.5). */
async function sessionNote(org: OrgReader, { names }: Target): Promise<readonly string[]> {
  const listed = await org.listMetadata('ProfileSessionSetting');
  const settings = await org.readMetadata('ProfileSessionSetting', listed.map((each) => each.fullName));
  if (!settings.some(({ content }) => asksHigh(content, names.profile))) return [];
  return [`The session settings of profile ${names.profile} ask for a high assurance session, which no JWT or client credentials login gives: Salesforce will refuse them. Set the required session level to Standard in Setup.`];
}

/** Shown only where Support turned the feature on (facts 1.5 [A]). */
async function accessControlNote(org: OrgReader, { names }: Target): Promise<readonly string[]> {
  const [settings] = await org.readMetadata('ConnectedAppSettings', ['ConnectedApp']);
  if (settings === undefined || !flag(settings.content, 'enableAdminApprovedAppsOnly')) return [];
  return [`API Access Control is on in this org: only apps that an administrator has approved reach the API. ${names.app} is made for approved users only; if its first login is refused all the same, look there first.`];
}

/**
 * What may stop the login or its proof and is no reason to stop before, in whole plain sentences. Reads only; what the session
 * may not read is said.
 */
export async function preflightNotes(org: OrgReader, target: Target): Promise<readonly string[]> {
  const found = await Promise.all([
    noted('The address of your session', () => addressNote(org, target)),
    noted('Whether the profile asks for a high assurance session', () => sessionNote(org, target)),
    noted('Whether API Access Control is on', () => accessControlNote(org, target)),
  ]);
  return found.flat();
}
