import type { HandOver } from './auth-method.ts';
import type { Handover } from './handover.ts';

/** Who reads a sheet: the vendor gets no person's address, no command and no place of ours. */
export const audiences = ['vendor', 'team'] as const;
export type Audience = (typeof audiences)[number];

/** A line to enter, or one whose value comes to the vendor another way. */
export type VendorSetting = Pick<HandOver, 'item' | 'part'> & { readonly value?: string };

/**
 * What of a hand-over its vendor may see. No person's address, no command, no place on our machines, no address of our
 * tests, nothing of an app that the vendor does not use.
 */
export interface VendorHandover extends Pick<Handover, 'label' | 'purpose' | 'vendor' | 'org' | 'username' | 'flow' | 'login' | 'scopes' | 'access' | 'addresses'> {
  readonly appOwner: Handover['app']['owner'];
  readonly settings: readonly VendorSetting[];
  readonly credential: { readonly renewBy: string; readonly fingerprint?: string; readonly expiresAt?: string } | null;
  readonly contact: { readonly name: string; readonly mailbox: string };
}

function settingsOf({ settings }: Handover): readonly VendorSetting[] {
  return settings.filter(({ audience }) => audience === undefined).map(({ item, value, part }) => (part === undefined ? { item, value } : { item, part }));
}

function credentialOf({ credential }: Handover): VendorHandover['credential'] {
  if (credential === null) return null;
  const { renewBy, fingerprint, expiresAt } = credential;
  return { renewBy, ...(fingerprint === undefined ? {} : { fingerprint }), ...(expiresAt === undefined ? {} : { expiresAt }) };
}

export function forVendor(handover: Handover): VendorHandover {
  const { label, purpose, vendor, org, username, flow, login, scopes, access, addresses, app, people } = handover;
  const own = app.owner === 'customer-app';
  return {
    label,
    purpose,
    vendor,
    org,
    username,
    flow,
    login,
    scopes,
    access,
    addresses: addresses.filter((each) => each.purpose !== 'verify'),
    appOwner: app.owner,
    settings: own ? settingsOf(handover) : [],
    credential: own ? credentialOf(handover) : null,
    contact: { name: people.owner.name, mailbox: people.mailbox },
  };
}
