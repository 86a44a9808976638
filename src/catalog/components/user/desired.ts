import { userName } from '../../../core/model/component-text.ts';
import type { Target } from '../../../core/model/component.ts';

/** The user's own values, by column of User. References are resolved on applying. */
export interface DesiredUser {
  readonly LastName: string;
  readonly Alias: string;
  readonly Email: string;
  readonly TimeZoneSidKey: string;
  readonly LocaleSidKey: string;
  readonly LanguageLocaleKey: string;
  readonly EmailEncodingKey: string;
}

export function desiredUser({ spec, names }: Target): DesiredUser {
  const { timeZone, locale, language } = spec.identity.locale;
  return {
    LastName: userName(spec),
    Alias: names.alias,
    Email: spec.mailbox,
    TimeZoneSidKey: timeZone,
    LocaleSidKey: locale,
    LanguageLocaleKey: language,
    EmailEncodingKey: 'UTF-8',
  };
}

/** In words, for plans. */
export const columnWords: Readonly<Record<keyof DesiredUser, string>> = {
  LastName: 'name',
  Alias: 'alias',
  Email: 'e-mail address',
  TimeZoneSidKey: 'time zone',
  LocaleSidKey: 'locale',
  LanguageLocaleKey: 'language',
  EmailEncodingKey: 'e-mail encoding',
};

/** Sandboxes put `.invalid` behind addresses they copy; and case carries no meaning. */
export function sameAddress(a: string, b: string): boolean {
  const plain = (address: string): string => address.toLowerCase().replace(/\.invalid$/, '');
  return plain(a) === plain(b);
}

/** Nicknames are unique in the org and at most 40 long: ours, then ours with a number (facts 2.x: a collision is refused). */
export function nicknames({ names }: Target): readonly string[] {
  return [names.nickname, ...[2, 3, 4, 5].map((number) => `${names.nickname.slice(0, 38)}_${number}`)];
}
