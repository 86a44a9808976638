import type { DeployFailure, DeployOutcome } from '../../core/model/ports.ts';
import { isObject, objectsAt, textAt } from './json.ts';
import type { JsonObject } from './json.ts';

function componentFailure(message: JsonObject): DeployFailure {
  return { type: textAt(message, 'componentType'), fullName: textAt(message, 'fullName'), problem: textAt(message, 'problem') };
}

function testFailure(failure: JsonObject): DeployFailure {
  return { type: 'ApexClass', fullName: `${textAt(failure, 'name')}.${textAt(failure, 'methodName')}`, problem: textAt(failure, 'message') };
}

/** A package that is refused as a whole, e.g. LIMIT_EXCEEDED, names no component (facts 3.3, huge deploy). */
function wholeFailure(result: JsonObject): DeployFailure {
  return { type: '', fullName: '', problem: textAt(result, 'errorMessage') || textAt(result, 'errorStatusCode') || textAt(result, 'status') };
}

function failuresOf(result: JsonObject, messages: readonly JsonObject[]): readonly DeployFailure[] {
  const details = result['details'];
  const tests = objectsAt(isObject(details) ? details['runTestResult'] : undefined, 'failures');
  const named = [...messages.filter((message) => textAt(message, 'problemType') !== 'Warning').map(componentFailure), ...tests.map(testFailure)];
  return named.length === 0 && result['success'] !== true ? [wholeFailure(result)] : named;
}

/** Of a `deployResult` that is done (facts 3.2: details hold an array, one object or nothing). */
export function outcomeOf(id: string, result: JsonObject): DeployOutcome {
  const failed = objectsAt(result['details'], 'componentFailures');
  const warned = [...failed, ...objectsAt(result['details'], 'componentSuccesses')].filter((message) => textAt(message, 'problemType') === 'Warning');
  const succeeded = result['success'] === true;
  return { id, succeeded, failures: succeeded ? [] : failuresOf(result, failed), warnings: warned.map(componentFailure) };
}
