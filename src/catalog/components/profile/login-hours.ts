import type { Change } from '../../../core/model/component.ts';
import type { XmlElement } from '../../../core/model/metadata-file.ts';
import { capital } from '../../../core/model/sentence.ts';
import { children, text } from '../../../core/metadata/read-xml.ts';

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** Minutes since midnight, as the platform keeps them (facts 1.1 [A]), to `08:00`. */
function clock(minutes: string): string {
  const total = Number(minutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  return Number.isInteger(total) ? `${two(Math.floor(total / 60))}:${two(total % 60)}` : minutes;
}

function hoursIn(content: XmlElement): readonly string[] {
  return children(content, 'loginHours').flatMap((hours) =>
    days.flatMap((day) => {
      const [start, end] = [text(hours, `${day}Start`), text(hours, `${day}End`)];
      return start === undefined && end === undefined ? [] : [`${capital(day)} ${clock(start ?? '0')} to ${clock(end ?? '1440')}`];
    }),
  );
}

/** Hours in which alone the profile lets log in, which no spec has: an integration would stop outside them. */
export function hoursDifference(content: XmlElement): readonly Change[] {
  const hours = hoursIn(content).join(', ');
  if (hours === '') return [];
  return [{ words: `Logins will be allowed at any hour, since the spec sets none; today they are allowed only on ${hours}.`, part: 'login hours', from: hours, to: 'any hour', effect: 'gains', kind: 'remove' }];
}

/** An empty element clears the hours (facts 1.1 [A]); without hours there is nothing to clear. */
export function hoursCleared(content: XmlElement | undefined): { readonly loginHours?: Record<string, never> } {
  return content === undefined || hoursIn(content).length === 0 ? {} : { loginHours: {} };
}
