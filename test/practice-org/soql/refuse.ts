import { ApiError } from '../http.ts';

/** A refusal that belongs to the practice org, not to Salesforce: the statement may be right, but is not played here. */
export function notPlayed(what: string): ApiError {
  return new ApiError(400, 'PRACTICE_ORG_LIMITATION', `The practice org does not play ${what}.`);
}

/** facts 3.3 [A] */
export function tooLong(): ApiError {
  return new ApiError(400, 'QUERY_TIMEOUT', 'Your query request was running for too long.');
}

/**
 * A refusal that points at a word of the statement, as Salesforce does (facts 3.3, bad column [A]):
 * the statement, a caret, `ERROR at Row:1:Column:N`, the message.
 */
export function refuseAt(soql: string, word: string, code: string, message: string): ApiError {
  return refuseAtOffset(soql, Math.max(0, offsetOf(soql, word)), code, message);
}

export function refuseAtOffset(soql: string, offset: number, code: string, message: string): ApiError {
  const before = soql.slice(0, offset);
  const row = before.split('\n').length;
  const column = offset - before.lastIndexOf('\n');
  const line = soql.split('\n')[row - 1] ?? soql;
  return new ApiError(400, code, `\n${line}\n${' '.repeat(column - 1)}^\nERROR at Row:${row}:Column:${column}\n${message}`);
}

function offsetOf(soql: string, word: string): number {
  const escaped = word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return soql.search(new RegExp(String.raw`(?<![\w.])${escaped}(?!\w)`, 'i'));
}

const reference = 'Please reference your WSDL or the describe call for the appropriate names.';

/** facts 3.3, bad column [A]: also what a field hidden by field permissions answers. */
export function noSuchColumn(soql: string, path: string, field: string, entity: string): ApiError {
  const hint = `If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. ${reference}`;
  return refuseAt(soql, path, 'INVALID_FIELD', `No such column '${field}' on entity '${entity}'. ${hint}`);
}

export function noSuchRelationship(soql: string, path: string, relationship: string): ApiError {
  const hint = `If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${reference}`;
  return refuseAt(soql, path, 'INVALID_FIELD', `Didn't understand relationship '${relationship}' in field path. ${hint}`);
}

/** facts 3.3, object not visible or absent [A]. */
export function noSuchType(soql: string, name: string): ApiError {
  const hint = `If you are attempting to use a custom object, be sure to append the '__c' after the entity name. ${reference}`;
  return refuseAt(soql, name, 'INVALID_TYPE', `sObject type '${name}' is not supported. ${hint}`);
}
