import type { AccessArea, AccessRow, UnreadThing } from './access-view.ts';

interface Part {
  /** Completes "... could not be read". */
  readonly what: string;
  readonly needs: string;
  /** Where it leaves something open. */
  readonly areas: readonly AccessArea[];
  /** Whether a right that was not seen there may be held all the same. */
  readonly hides: boolean;
}

const viewSetup = 'View Setup and Configuration';
const setup: readonly AccessArea[] = ['custom-permission', 'apex-class', 'app', 'other-setup'];
const rights: readonly AccessArea[] = ['object', 'field', 'system-permission', ...setup];

/** What is read separately, since a session may be refused each of it. Permissions: facts 2.x, under each object. */
export const accessParts = {
  assignments: { what: 'Which permission sets and groups the user is assigned', needs: viewSetup, areas: rights, hides: true },
  sets: { what: 'The profile and permission sets of the user', needs: viewSetup, areas: rights, hides: true },
  groups: { what: 'The permission set groups of the user, and what they mute', needs: viewSetup, areas: rights, hides: true },
  objects: { what: 'The object permissions', needs: viewSetup, areas: ['object'], hides: true },
  fields: { what: 'The field permissions', needs: viewSetup, areas: ['field'], hides: true },
  entities: { what: 'The access to apps, Apex classes and custom permissions', needs: viewSetup, areas: setup, hides: true },
  names: { what: 'The names of apps, Apex classes and custom permissions', needs: viewSetup, areas: setup, hides: true },
  muting: { what: 'Whether a permission set group mutes access to apps, Apex classes and custom permissions', needs: 'a look at its muting permission set in Setup', areas: setup, hides: true },
  recalculation: { what: 'What a permission set group gives while Salesforce recalculates it', needs: 'another look when Setup shows the group as Updated', areas: rights, hides: true },
  licences: { what: 'The permission set licences of the user', needs: viewSetup, areas: ['account'], hides: false },
  profile: { what: 'The profile of the user and its licence', needs: viewSetup, areas: ['account'], hides: false },
  login: { what: 'Whether the user is frozen', needs: 'Manage Users', areas: ['account'], hides: false },
  tokens: { what: 'The OAuth tokens of the user', needs: 'Customize Application', areas: ['token'], hides: true },
  clientApps: { what: 'The policies of the external client apps', needs: 'View all External Client Apps', areas: ['address'], hides: false },
  connectedApps: { what: 'The policies of the connected apps', needs: 'Modify Metadata Through Metadata API Functions', areas: ['address'], hides: false },
  ranges: { what: 'The login IP ranges of the profile', needs: viewSetup, areas: ['address'], hides: true },
} as const satisfies Readonly<Record<string, Part>>;

export type AccessPart = keyof typeof accessParts;

/** A part that was refused, with Salesforce's words, or that was not shown without a word. */
export interface UnreadPart {
  readonly part: AccessPart;
  readonly said?: string;
}

export const unreadThing = ({ part, said }: UnreadPart): UnreadThing => ({ what: accessParts[part].what, needs: accessParts[part].needs, ...(said === undefined ? {} : { said }) });

/** A row in each area that an unread part leaves open: what is not known is never left out. */
export function unreadRows(unread: readonly UnreadPart[]): readonly AccessRow[] {
  return unread.flatMap(({ part, said }) => {
    const { what, needs, areas }: Part = accessParts[part];
    const note = `${what} could not be read, or not all of it; that needs: ${needs}.${said === undefined ? '' : ` Salesforce said: ${said}`}`;
    return areas.map((area): AccessRow => ({ area, subject: '*', right: '*', state: 'unknown', from: [], note }));
  });
}

/** The areas in which a right that was not seen may be held all the same. */
export function doubtfulAreas(unread: readonly UnreadPart[]): ReadonlySet<AccessArea> {
  return new Set(unread.map(({ part }): Part => accessParts[part]).flatMap(({ areas, hides }) => (hides ? areas : [])));
}
