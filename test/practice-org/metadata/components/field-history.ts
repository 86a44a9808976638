import { fieldOf, objectOf } from '../../schema/schema.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/schema.ts';
import { refuse } from './handler.ts';
import type { Scope } from './handler.ts';
import { ownObject } from './own-schema.ts';

/** Tracked fields per object (facts 1.6, 2.z [A]). */
const MAX_TRACKED = 20;

/** Their files have tracked fields and no `enableHistory` (peculiarity 11 [A]): tracking a field is the switch. */
const WITHOUT_SWITCH = new Set(['Case', 'ContentVersion', 'Contract', 'Order', 'ServiceAppointment', 'Solution']);

/**
 * A tracked field needs an object that keeps history (facts 1.6, rule [A], words [D]), must be of a kind that can be tracked [K, words not
 * known], and one of twenty (code [A]). Real folders hold tracked fields without the object's switch (peculiarity 11): a load takes them.
 */
export function requireHistory(scope: Scope, objectName: string, name: string): void {
  const object = objectOf(scope.state.schema, objectName);
  const field = object && fieldOf(object, name);
  if (!object || !field?.trackHistory) return;
  if (!trackable(field)) refuse(scope, `${problemOf(object, name)}: formula, roll-up and auto-number fields are not tracked`);
  requireSwitch(scope, object, name);
  const tracked = [...object.fields.values()].filter((one) => one.trackHistory).length;
  if (tracked > MAX_TRACKED) refuse(scope, `NUM_HISTORY_FIELDS_BY_SOBJECT_EXCEEDED: ${object.name} tracks ${tracked} fields`, 'NUM_HISTORY_FIELDS_BY_SOBJECT_EXCEEDED');
}

function requireSwitch(scope: Scope, object: ObjectSchema, name: string): void {
  if (hasHistorySwitch(object.name)) {
    if (!object.enableHistory) refuse(scope, `${problemOf(object, name)}: enableHistory is not set on ${object.name}`);
    return;
  }
  const own = ownObject(scope.state.schema, object.name);
  if (own) own.enableHistory = true;
}

function problemOf(object: ObjectSchema, name: string): string {
  return `Can not set trackHistory to true for ${object.name}.${name}`;
}

/** Does the file of an object say whether it keeps history? */
export function hasHistorySwitch(objectName: string): boolean {
  return !WITHOUT_SWITCH.has(objectName);
}

function trackable(field: FieldSchema): boolean {
  return !field.calculated && !field.autoNumber;
}
