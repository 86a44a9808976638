import type { DeployFailure, DeployOutcome } from '../../core/model/ports.ts';
import { redacted } from '../../core/model/redacted.ts';
import { isObject, objectsAt, textAt } from './json.ts';
import type { JsonObject } from './json.ts';

function componentFailure(message: JsonObject): DeployFailure {
  return { type: textAt(message, 'componentType'), fullName: textAt(message, 'fullName'), problem: redacted(textAt(message, 'problem')) };
}

function testFailure(failure: JsonObject): DeployFailure {
  return { type: 'ApexClass', fullName: `${textAt(failure, 'name')}.${textAt(failure, 'methodName')}`, problem: redacted(textAt(failure, 'message')) };
}

/** A package that is refused as a whole, e.g. LIMIT_EXCEEDED, names no component (facts 3.3, huge deploy). */
function wholeFailure(result: JsonObject): DeployFailure {
  return { type: '', fullName: '', problem: redacted(textAt(result, 'errorMessage') || textAt(result, 'errorStatusCode') || textAt(result, 'status')) };
}

function isWarning(message: JsonObject): boolean {
  return textAt(message, 'problemType') === 'Warning';
}

/** Where nothing else failed, it was the warnings: the platform rolls back for them too, unless told to ignore them (facts 3.2). */
function failuresOf(result: JsonObject, messages: readonly JsonObject[]): readonly DeployFailure[] {
  const details = result['details'];
  const tests = objectsAt(isObject(details) ? details['runTestResult'] : undefined, 'failures').map(testFailure);
  const errors = [...messages.filter((message) => !isWarning(message)).map(componentFailure), ...tests];
  const named = errors.length > 0 ? errors : messages.map(componentFailure);
  return named.length > 0 ? named : [wholeFailure(result)];
}

/** Of a `deployResult` that is done (facts 3.2: details hold an array, one object or nothing). */
export function outcomeOf(id: string, result: JsonObject): DeployOutcome {
  const failed = objectsAt(result['details'], 'componentFailures');
  const warned = [...failed, ...objectsAt(result['details'], 'componentSuccesses')].filter(isWarning);
  const succeeded = result['success'] === true;
  return { id, succeeded, failures: succeeded ? [] : failuresOf(result, failed), warnings: warned.map(componentFailure) };
}
