import type { Check, Evidence, Judgement } from '../../../core/model/audit/check.ts';
import { placed } from '../../../core/model/audit/place.ts';
import { restrictedFields, type RestrictedFields } from '../../../core/model/audit/restricted-fields.ts';
import type { Integration, View } from '../../../core/model/audit/view.ts';
import { rule } from './rule.ts';
import { canBeTracked, writtenFields, type WrittenField } from './written-field.ts';

const isTracked = ({ entity, field }: WrittenField): boolean => entity.historyOn === true && field?.historyOn === true;

function untracked({ name, object, entity, field }: WrittenField, why: string): Evidence {
  const words = entity.historyOn === true ? `${name} keeps no history` : `${object} keeps no field history, and so ${name} has none`;
  return {
    words: `${words}, although the integration writes it${why}.`,
    key: name,
    fix: entity.historyOn === true ? `In Setup, Object Manager, ${object}, Set History Tracking, choose ${name}.` : `In Setup, Object Manager, ${object}, Set History Tracking, switch on field history and choose ${name}; in files, enableHistory of the object and trackHistory of the field go in one deploy.`,
    ...placed(entity.historyOn === true ? field?.at : entity.at),
  };
}

/** Why a field's history matters more than that of others. */
function weight({ name }: WrittenField, { why, isConfidential }: RestrictedFields): string | undefined {
  const reason = why(name);
  if (reason !== undefined) return `; ${reason}`;
  return isConfidential(name) ? '; its data sensitivity is Confidential' : undefined;
}

/** Objects that have no room for another field with history. */
function full(view: View, written: readonly WrittenField[]): readonly Evidence[] {
  const limit = view.policy.history.maxFields;
  const objects = [...new Set(written.filter((each) => !isTracked(each)).map(({ object }) => object))];
  return objects.flatMap((object) => {
    const tracked = view.rows('fieldDefinitions').filter(({ field, historyOn }) => historyOn === true && field.toLowerCase().startsWith(`${object.toLowerCase()}.`)).length;
    return tracked < limit ? [] : [{ words: `${object} keeps the history of ${String(tracked)} fields, which is all it can (history.maxFields: ${String(limit)}).`, key: `full:${object}` }];
  });
}

function judged(view: View, integration: Integration, restricted: RestrictedFields): Judgement {
  const { subject, spec } = integration;
  const pass = 'Every field that the integration writes and that can have a history has one.';
  const all = writtenFields(view, integration);
  if (all.length === 0 || spec.state === 'retired') return { subject, notApplicable: spec.state === 'retired' ? 'It is retired.' : 'Its spec lets no data flow into a field.', pass };
  if (view.mode === 'org' && integration.row.environment === undefined) return { subject, notApplicable: 'It has no account in this org.', pass };
  const written = all.filter(canBeTracked);
  const off = written.filter((each) => each.gap === undefined && !isTracked(each));
  const grave = off.flatMap((each) => weight(each, restricted) === undefined ? [] : [untracked(each, weight(each, restricted) ?? '')]);
  const others = off.filter((each) => weight(each, restricted) === undefined).map((each) => untracked(each, ''));
  return { subject, fails: grave, unknowns: [...new Set(written.flatMap(({ gap }) => gap ?? []))], warns: [...others, ...full(view, off)], pass };
}

function judge(view: View): readonly Judgement[] {
  const restricted = restrictedFields(view);
  return view.integrations.map((integration) => judged(view, integration, restricted));
}

const check: Check = { id: 'iu-dat-003', rule, judge };
export default check;
