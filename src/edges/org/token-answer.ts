import type { LoginOutcome } from '../../core/model/ports.ts';
import { isObject, textAt } from './json.ts';
import { longId } from './record-id.ts';
import { excerpt } from './redact.ts';
import type { WireAnswer } from './wire.ts';

/** A session as the token endpoint gave it. */
export interface Grant {
  readonly kind: 'granted';
  readonly token: string;
  readonly scopes: readonly string[];
  readonly orgId: string;
  readonly userId: string;
}
type NotIn = Exclude<LoginOutcome, { readonly kind: 'in' }>;

/** The identity URL that comes with a token: `https://login.salesforce.com/id/00D.../005...`. */
const identityUrl = /\/id\/(00D[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?)\/(005[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?)$/;

export function unreachable(reason: string): NotIn {
  return { kind: 'unreachable', reason };
}

function parse(answer: WireAnswer): unknown {
  try {
    return JSON.parse(answer.body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

function granted(body: unknown): Grant | NotIn {
  const token = textAt(body, 'access_token');
  const [, orgId = '', userId = ''] = identityUrl.exec(textAt(body, 'id')) ?? [];
  if (token === '' || orgId === '') return unreachable('the answer held no session');
  const scopes = textAt(body, 'scope').split(' ').filter((scope) => scope !== '');
  return { kind: 'granted', token, scopes, orgId: longId(orgId), userId: longId(userId) };
}

/**
 * What the token endpoint said (facts 3.4). `instance_url` of the answer is not used: the session goes only where the
 * request went. No text of an answer passes on without being redacted.
 */
export function readTokenAnswer(answer: WireAnswer, host: string): Grant | NotIn {
  if (answer.status >= 300 && answer.status < 400) return unreachable(`${host} sent the login elsewhere`);
  const body = parse(answer);
  if (answer.status === 200) return granted(body);
  const error = textAt(body, 'error');
  if (!isObject(body) || error === '') return unreachable(`${host} answered with HTTP ${answer.status}`);
  return { kind: 'refused', error: excerpt(error), description: excerpt(textAt(body, 'error_description')) };
}
