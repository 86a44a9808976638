import { CallFailure } from './call-failure.ts';
import { OrgRefusal } from '../../core/model/ports.ts';
import { Problem } from '../../problems.ts';
import type { WireAnswer } from './wire.ts';
import { excerpt } from './redact.ts';
import { isObject, textAt } from './json.ts';
import type { JsonObject } from './json.ts';

/** Makes a value of an answer, or throws OrgRefusal, Problem or CallFailure. */
export type Judge<Value> = (answer: WireAnswer) => Value | Promise<Value>;

const longestRetryAfter = 60;

function retryAfter(answer: WireAnswer): number {
  const seconds = Number(answer.headers['retry-after']);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, longestRetryAfter) : 0;
}

/** An answer that is not the API's, with at most 200 harmless characters of it. */
export function oddAnswer(answer: WireAnswer): CallFailure {
  const text = excerpt(answer.body.toString('utf8', 0, 20_000));
  return new CallFailure('odd', `HTTP ${answer.status}${text === '' ? '' : `: ${text}`}`, answer.status, retryAfter(answer));
}

/** No redirect is followed anywhere: it would carry the session to wherever it points (security facts 0.4). */
export function refuseRedirect(answer: WireAnswer, host: string): void {
  if (answer.status < 300 || answer.status > 399) return;
  const location = answer.headers['location'] ?? '';
  const target = URL.canParse(location, `https://${host}`) ? new URL(location, `https://${host}`).host : excerpt(location);
  throw new Problem('org-redirects', [host, target]);
}

/** True for an answer that says the session is over: REST's 401, and the SOAP fault (facts 3.3, session row [A]). */
export function sessionRefused(answer: WireAnswer): boolean {
  return answer.status === 401 || (answer.status === 500 && answer.body.includes('INVALID_SESSION_ID'));
}

/** A session that is alive but may not be used here: no refresh will change that (security facts B.6, locked out). */
export function lockedOut(answer: WireAnswer): boolean {
  return answer.status === 401 && answer.body.includes('not valid for use with the REST API');
}

function parse(answer: WireAnswer): unknown {
  try {
    return JSON.parse(answer.body.toString('utf8')) as unknown;
  } catch {
    throw oddAnswer(answer);
  }
}

/** An array of `{message, errorCode, fields}` (facts 3.3 [A]); a failed create nests `{message, statusCode, fields}` in `errors`. */
function errorsIn(body: unknown): readonly JsonObject[] {
  if (isObject(body) && Array.isArray(body['errors'])) return body['errors'].filter(isObject);
  return (Array.isArray(body) ? body : [body]).filter(isObject);
}

function fieldsOf(error: JsonObject): readonly string[] {
  return Array.isArray(error['fields']) ? error['fields'].map(String) : [];
}

/** The REST API's refusal, with the words of all its errors; or an odd answer where it is none. */
export function refusalOf(answer: WireAnswer): Error {
  const errors = answer.body.length === 0 ? [] : errorsIn(parse(answer));
  const [first] = errors;
  const code = textAt(first, 'errorCode') || textAt(first, 'statusCode') || textAt(first, 'error');
  if (first === undefined || code === '') return oddAnswer(answer);
  const message = errors.map((error) => textAt(error, 'message') || textAt(error, 'error_description')).join('; ');
  return new OrgRefusal(answer.status, code, message, fieldsOf(first));
}

/** JSON of a 2xx answer; `undefined` for an empty one such as 204. Everything else throws. */
export function judgeJson(answer: WireAnswer): unknown {
  if (answer.status < 200 || answer.status > 299) throw refusalOf(answer);
  if (answer.body.length === 0) return undefined;
  return parse(answer);
}
