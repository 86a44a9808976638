import type { AccessArea, AccessHolding, AccessState, AccessUser, HoldingEffect } from './access-view.ts';
import type { AccessSubject } from './access-view-subjects.ts';

/** Words that every form of the view shares. Names in Setup where there is one. */
export const areaWords: Readonly<Record<AccessArea, { readonly one: string; readonly title: string }>> = {
  object: { one: 'Object', title: 'Objects' },
  field: { one: 'Field', title: 'Fields' },
  'system-permission': { one: 'System permission', title: 'System permissions' },
  'custom-permission': { one: 'Custom permission', title: 'Custom permissions' },
  'apex-class': { one: 'Apex class', title: 'Apex classes' },
  app: { one: 'App', title: 'Apps that let it in' },
  token: { one: 'OAuth token', title: 'OAuth tokens it holds' },
  'other-setup': { one: 'Other setup access', title: 'Other setup access' },
  address: { one: 'Address', title: 'Addresses it can log in from' },
  account: { one: 'Account', title: 'The account itself' },
};

export const stateWords: Readonly<Record<AccessState, string>> = {
  excess: 'more than the spec',
  missing: 'missing',
  unknown: 'not known',
  exact: 'as the spec says',
  held: 'held',
};

const rightNames: Readonly<Record<string, string>> = {
  viewAllRecords: 'view all records',
  modifyAllRecords: 'modify all records',
  viewAllFields: 'view all fields',
  '*': 'everything',
};
export const rightWords = (right: string): string => rightNames[right] ?? right;

const effects: Readonly<Record<HoldingEffect, (day: string) => string>> = {
  counts: (day) => (day === '' ? 'counts' : `counts until ${day}`),
  'on-activation': (day) => `counts only in a session that activates it${day === '' ? '' : `, until ${day}`}`,
  expired: (day) => `gives nothing: it ended on ${day}`,
  inactive: () => 'gives nothing: the assignment is not active',
  revoked: () => 'gives nothing: the assignment is revoked',
  'licence-missing': () => 'gives nothing: the user does not hold the licence it is tied to',
};

/** Whether and how long an assignment counts, completing "it ...". */
export const effectWords = ({ effect, until }: AccessHolding): string => effects[effect](until?.slice(0, 10) ?? '');

/** The user's own licence and its permission set licences, as far as they could be read. */
export function licenceWords({ licence, permissionSetLicences }: AccessUser): string {
  if (licence === null) return 'could not be read';
  return permissionSetLicences === null ? `${licence}; permission set licences could not be read` : [licence, ...permissionSetLicences].join(', ');
}

/** `read, edit`, in words. */
export const rightsWords = (rights: Iterable<string>): string => [...rights].map(rightWords).join(', ');

/** What a row is about in a list of all kinds: `Lead.Email: edit`, `View Setup and Configuration (ViewSetup)`. */
export function subjectWords({ area, subject, label, rights }: Pick<AccessSubject, 'area' | 'subject' | 'label' | 'rights'>): string {
  if (subject === '*') return areaWords[area].title;
  if (area === 'object' || area === 'field') return `${subject}: ${rightsWords(rights.keys())}`;
  return label === undefined || label === subject ? subject : `${label} (${subject})`;
}
