import type { Spec } from './spec.ts';

/** The platform's lengths: description 255, label 80 (facts 1.1, 1.2 [A]). */
export const lengths = { description: 255, label: 80 } as const;

/** Cut to a length in UTF-16 units, as the platform counts, never through a character; an ellipsis shows the cut. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  let kept = '';
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
    if (kept.length + segment.length > length - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** What stands beside a component in Setup, so that a person who finds it knows whose it is. */
export function description(spec: Spec): string {
  return cut(`Integration ${spec.name}, owner ${spec.owner.email}: ${spec.purpose}`, lengths.description);
}

export function label(text: string): string {
  return cut(text, lengths.label);
}

/** Full name of an integration's user, which has no first name; what Salesforce's own reports show (facts 1.7). */
export function userName(spec: Pick<Spec, 'label'>): string {
  return label(`${spec.label} Integration`);
}
