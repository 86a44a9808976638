import { ApiError } from '../../http.ts';
import type { OrgState, Row } from '../../state.ts';

/** facts 3.3: row's `statusCode` DUPLICATE_VALUE; clients look for how the text begins [A]. */
export function duplicateValue(what: string, known: Row): ApiError {
  return new ApiError(400, 'DUPLICATE_VALUE', `duplicate value found: ${what} duplicates value on record with id: ${String(known['Id'])}`);
}

/** facts 3.3 [A code], 8.6: the wording is a switch. */
export function licenceLimit(state: OrgState, licence: string): ApiError {
  const text = state.settings.switches.seatErrorText === 'short' ? '' : ` - ${licence}`;
  return new ApiError(400, 'LICENSE_LIMIT_EXCEEDED', `License Limit Exceeded${text}`);
}

export function integrity(message: string, fields: string[] = []): ApiError {
  return new ApiError(400, 'FIELD_INTEGRITY_EXCEPTION', message, fields);
}
