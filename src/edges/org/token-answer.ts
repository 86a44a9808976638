import type { LoginOutcome } from '../../core/model/ports.ts';
import { acceptedOrigin } from './accepted-origin.ts';
import type { Origin } from './accepted-origin.ts';
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

/** What a header can carry. */
const sendable = /^[\x21-\x7e]{1,10000}$/;

interface Identity {
  readonly orgId: string;
  readonly userId: string;
}

const identityPath = /^\/id\/(00D[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?)\/(005[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?)$/;

/**
 * Of the identity URL that comes with a token: `https://login.salesforce.com/id/00D.../005...`. Nothing is sent there; but
 * one on a host that is not Salesforce's says who wrote the answer.
 */
function identityOf(text: string, loopback: boolean): Identity | undefined {
  const start = text.indexOf('/id/');
  const [, orgId = '', userId = ''] = identityPath.exec(text.slice(start)) ?? [];
  if (start < 0 || orgId === '') return undefined;
  try {
    return acceptedOrigin(text.slice(0, start), loopback).loopback === loopback ? { orgId: longId(orgId), userId: longId(userId) } : undefined;
  } catch {
    return undefined;
  }
}

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

function granted(body: unknown, loopback: boolean): Grant | NotIn {
  const token = textAt(body, 'access_token');
  const identity = identityOf(textAt(body, 'id'), loopback);
  if (!sendable.test(token) || identity === undefined) return unreachable('the answer held no session of a Salesforce org');
  const scopes = textAt(body, 'scope').split(' ').filter((scope) => scope !== '');
  return { kind: 'granted', token, scopes, ...identity };
}

/** Statuses of an answer about this login. A server that is busy or broken has said nothing about it, in whatever form. */
function refusing(status: number): boolean {
  return status >= 400 && status < 500 && status !== 420 && status !== 429;
}

/**
 * What the token endpoint said (facts 3.4). `instance_url` of the answer is not used: the session goes only where the
 * request went. No text of an answer passes on without being redacted.
 */
export function readTokenAnswer(answer: WireAnswer, { host, loopback }: Origin): Grant | NotIn {
  if (answer.status >= 300 && answer.status < 400) return unreachable(`${host} sent the login elsewhere`);
  const body = parse(answer);
  if (answer.status === 200) return granted(body, loopback);
  const error = textAt(body, 'error');
  if (!isObject(body) || error === '' || !refusing(answer.status)) return unreachable(`${host} answered with HTTP ${answer.status}`);
  return { kind: 'refused', error: excerpt(error), description: excerpt(textAt(body, 'error_description')) };
}
