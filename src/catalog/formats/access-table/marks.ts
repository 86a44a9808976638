import type { AccessState } from '../../../core/model/access-view.ts';

/** What a cell says of a right; capital letters are what needs a look. */
export const marks: Readonly<Record<AccessState, string>> = { exact: 'yes', held: 'yes', excess: 'MORE', missing: 'LACKS', unknown: '?' };
export const none = '-';
