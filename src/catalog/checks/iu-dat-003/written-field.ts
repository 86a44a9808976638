import type { Gap } from '../../../core/model/audit/fact.ts';
import type { EntityRow, FieldRow } from '../../../core/model/audit/rows-setup.ts';
import type { Integration, View } from '../../../core/model/audit/view.ts';

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** A field that the integration writes, with what is known of its history. */
export interface WrittenField {
  readonly name: string;
  readonly object: string;
  readonly entity: EntityRow;
  readonly field?: FieldRow;
  /** Why it is not known whether its history is on. */
  readonly gap?: Gap;
}

/** Formula, roll-up and auto-number fields keep no history (facts 1.6 [K]); Tooling and files call the types otherwise. */
const untrackable = /^(?:formula|roll-?up|summary|auto ?number)/i;
export const canBeTracked = ({ field }: WrittenField): boolean => field?.isCalculated !== true && !untrackable.test(field?.type ?? '');

/** In an org the list holds the objects with history on, so that an absent one has it off; in files it is not told. */
function entityOf(view: View, object: string): EntityRow {
  const listed = view.rows('entityDefinitions').find((row) => same(row.object, object));
  if (listed !== undefined) return listed;
  return view.mode === 'org' && view.fact('entityDefinitions').state === 'known' ? { object, historyOn: false } : { object };
}

/** What the dataset says of the object, else that it is silent. */
function gapOf(view: View, id: 'entityDefinitions' | 'fieldDefinitions', object: string, words: string): Gap {
  const told = view.fact(id).gaps.find(({ about }) => about?.some((name) => same(name, object)) ?? true);
  return told ?? { kind: view.mode === 'source' ? 'not-in-files' : 'unreadable', words, about: [object] };
}

function gapIn(view: View, name: string, { object, historyOn }: EntityRow, field: FieldRow | undefined): Gap | undefined {
  if (historyOn === undefined) return gapOf(view, 'entityDefinitions', object, `Whether field history is on for ${object} is not told.`);
  if (field === undefined) return gapOf(view, 'fieldDefinitions', object, `${name} is not among the fields that were read.`);
  // Without the object's history no field of it has one.
  return historyOn && field.historyOn === undefined ? gapOf(view, 'fieldDefinitions', object, `Whether ${name} keeps a history is not told.`) : undefined;
}

/** Every field of the spec that data flow into. */
export function writtenFields(view: View, { spec }: Integration): readonly WrittenField[] {
  return Object.entries(spec.access.objects).flatMap(([object, { fields }]) => {
    const entity = entityOf(view, object);
    return Object.entries(fields).filter(([, direction]) => direction !== 'outbound').map(([each]) => {
      const name = `${object}.${each}`;
      const field = view.rows('fieldDefinitions').find((row) => same(row.field, name));
      const gap = gapIn(view, name, entity, field);
      return { name, object, entity, ...(field && { field }), ...(gap && { gap }) };
    });
  });
}
