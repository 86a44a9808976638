import { LostAnswer, OrgRefusal } from '../../core/model/ports.ts';
import { redacted } from '../../core/model/redacted.ts';
import { Problem } from '../../problems.ts';
import { CallFailure } from './call-failure.ts';
import { isObject, textAt } from './json.ts';
import type { JsonObject } from './json.ts';
import { PauseAsked, retryAfter } from './pause-asked.ts';
import { excerpt } from './redact.ts';
import type { WireAnswer } from './wire.ts';

/** Makes a value of an answer, or throws OrgRefusal, Problem or CallFailure. */
export type Judge<Value> = (answer: WireAnswer) => Value | Promise<Value>;

/** An answer that is not the API's, with at most 200 harmless characters of it. */
export function oddAnswer(answer: WireAnswer): CallFailure {
  const text = excerpt(answer.body.toString('utf8', 0, 20_000));
  return new CallFailure('odd', `HTTP ${answer.status}${text === '' ? '' : `: ${text}`}`, answer.status, retryAfter(answer.headers));
}

function targetOf(location: string, host: string): string {
  const base = `https://${host}`;
  const named = URL.canParse(location, base) ? new URL(location, base).host : '';
  return excerpt(named === '' ? location : named) || 'an address it does not name';
}

/**
 * No redirect is followed anywhere: it would carry the session to wherever it points (security facts 0.4). Whoever sends a
 * write elsewhere may have passed it on first.
 */
export function refuseRedirect(answer: WireAnswer, host: string, readOnly: boolean): void {
  if (answer.status < 300 || answer.status > 399) return;
  const target = targetOf(answer.headers['location'] ?? '', host);
  if (readOnly) throw new Problem('org-redirects', [host, target]);
  throw new LostAnswer(host, `it sends callers on to ${target}`);
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
  const refusal = new OrgRefusal(answer.status, redacted(code), redacted(message), fieldsOf(first).map(redacted));
  const pause = retryAfter(answer.headers);
  return pause === 0 ? refusal : new PauseAsked(refusal, pause);
}

function refuseFailed(answer: WireAnswer): void {
  if (answer.status < 200 || answer.status > 299) throw refusalOf(answer);
}

/** JSON of a 2xx answer. Everything else throws; an empty body is half an answer, and no rows at all would be read into it. */
export function judgeJson(answer: WireAnswer): unknown {
  refuseFailed(answer);
  return parse(answer);
}

/** The text of a 2xx answer, whatever it is. Everything else throws. */
export function judgeText(answer: WireAnswer): string {
  refuseFailed(answer);
  return answer.body.toString('utf8');
}

/** A JSON object that has what the caller asked for; another one is not the API's. */
export function judgeObjectWith(key: string): Judge<JsonObject> {
  return (answer) => {
    const body = judgeJson(answer);
    if (!isObject(body) || body[key] === undefined) throw oddAnswer(answer);
    return body;
  };
}

/** A 2xx answer without a word, as a change or a removal of one record has it (204). A page in its place throws. */
export function judgeDone(answer: WireAnswer): void {
  refuseFailed(answer);
  if (answer.body.length > 0) parse(answer);
}
