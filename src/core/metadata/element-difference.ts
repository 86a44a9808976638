import { changed } from '../model/change.ts';
import type { Change } from '../model/component.ts';
import type { XmlElement } from '../model/metadata-file.ts';
import { texts } from './read-xml.ts';

/** How elements of a component are compared and named. */
export interface Comparison {
  /** The component as a sentence begins with it, e.g. `External client app hubspot_Integration`. */
  readonly of: string;
  /** In plain words, by element; others go by their own name. */
  readonly words: Readonly<Record<string, string>>;
  /** Elements compared elsewhere, or not at all. */
  readonly except: ReadonlySet<string>;
  /** Brings values into one form, so that what means the same is the same. */
  readonly normal?: (element: string, values: readonly string[]) => readonly string[];
  /** What the identity can do more or less by the change of an element. `undefined` as a value: absent, empty or false. */
  readonly effect?: (element: string, from: string | undefined, to: string | undefined) => Change['effect'];
}

/** An absent boolean is false: orgs leave defaults out (facts 1). */
function shown(values: readonly string[]): string | undefined {
  const text = values.filter((value) => value !== '').join(', ');
  return text === '' || text === 'false' ? undefined : text;
}

type Judged = Pick<Change, 'part' | 'effect'>;

/** Switches read better as switches. */
function sentence(what: string, from: string | undefined, to: string | undefined, judged: Judged): readonly Change[] {
  if (from === to) return [];
  if (to === 'true') return [{ words: `${what} will be switched on.`, ...judged, from: 'off', to: 'on' }];
  if (from === 'true') return [{ words: `${what} will be switched off.`, ...judged, from: 'on', to: 'off' }];
  return changed({ what, ...judged, from, to });
}

/** What differs among the elements we write; what else the org keeps is not ours. Nested elements are left to the caller. */
export function elementDifference(wanted: XmlElement, actual: XmlElement, { of, words, except, normal, effect }: Comparison): readonly Change[] {
  const inForm = (content: XmlElement, element: string): string | undefined => {
    const values = texts(content, element);
    return shown(normal === undefined ? values : normal(element, values));
  };
  return Object.keys(wanted)
    .filter((element) => !except.has(element) && texts(wanted, element).length > 0)
    .flatMap((element) => {
      const [from, to] = [inForm(actual, element), inForm(wanted, element)];
      const judged = effect?.(element, from, to);
      return sentence(`${of}: ${words[element] ?? element}`, from, to, { part: words[element] ?? element, ...(judged === undefined ? {} : { effect: judged }) });
    });
}
