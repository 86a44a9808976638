import { fieldOf, objectOf } from '../../schema/schema.ts';
import type { FieldSchema } from '../../schema/schema.ts';
import { refuse } from './handler.ts';
import type { Scope } from './handler.ts';

/** Tracked fields per object (facts 1.6, 2.z [A]). */
const MAX_TRACKED = 20;

/**
 * A tracked field needs an object that keeps history (facts 1.6, rule [A], words [D]), must be of a kind that can be tracked [K, words not
 * known], and one of twenty (code [A]). Real folders hold tracked fields without the object's switch (peculiarity 11): a load takes them.
 */
export function requireHistory(scope: Scope, objectName: string, name: string): void {
  const object = objectOf(scope.state.schema, objectName);
  const field = object && fieldOf(object, name);
  if (!object || !field?.trackHistory) return;
  const problem = `Can not set trackHistory to true for ${object.name}.${name}`;
  if (!trackable(field)) refuse(scope, `${problem}: formula, roll-up and auto-number fields are not tracked`);
  if (!object.enableHistory) refuse(scope, `${problem}: enableHistory is not set on ${object.name}`);
  const tracked = [...object.fields.values()].filter((one) => one.trackHistory).length;
  if (tracked > MAX_TRACKED) refuse(scope, `NUM_HISTORY_FIELDS_BY_SOBJECT_EXCEEDED: ${object.name} tracks ${tracked} fields`, 'NUM_HISTORY_FIELDS_BY_SOBJECT_EXCEEDED');
}

function trackable(field: FieldSchema): boolean {
  return !field.calculated && !field.autoNumber;
}
