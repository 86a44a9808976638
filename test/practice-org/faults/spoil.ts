import type { Delivered } from '../deliver.ts';
import { replyTo } from '../error-reply.ts';
import { ApiError, OAuthError } from '../http.ts';
import type { Reply } from '../http.ts';
import type { Asked } from './asked.ts';
import type { WireFault } from './fault.ts';

type Kind<Name extends WireFault['kind']> = Extract<WireFault, { kind: Name }>;
type Spoilers = { [Name in WireFault['kind']]: (fault: Kind<Name>, asked: Asked, reply: Reply | undefined) => Delivered };

/**
 * What the caller gets of a request that meets a fault on the wire. `reply` is the org's own answer, where it gave one. Which statuses come is
 * known (security facts B.6, B.7); the words around them are a proxy's, and nobody's to rely on.
 */
export function spoiled(fault: WireFault, asked: Asked, reply?: Reply): Delivered {
  return spoilers[fault.kind](fault as never, asked, reply);
}

const spoilers: Spoilers = {
  status: ({ status, body, retryAfter }, asked) => {
    const answer = bodies[body](asked, status);
    return { ...answer, headers: { ...answer.headers, ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }) } };
  },
  reset: () => ({ status: 0, delivery: { how: 'reset' } }),
  hang: () => ({ status: 0, delivery: { how: 'hang' } }),
  html: ({ status }) => page(status),
  redirect: ({ to, status }) => ({ status, headers: { location: to } }),
  drip: ({ everyMs, most }, asked, reply) => ({ ...(reply ?? unavailable(asked)), delivery: { how: 'drip', everyMs, most } }),
  'truncated-json': ({ length, keep }, asked, reply) => ({
    ...(reply ?? unavailable(asked)),
    delivery: { how: 'cut', honest: length === 'honest', ...(keep === undefined ? {} : { keep }) },
  }),
};

const bodies: Record<Kind<'status'>['body'], (asked: Asked, status: number) => Reply> = {
  json: inOwnForm,
  html: (_asked, status) => page(status),
  empty: (_asked, status) => ({ status }),
};

const codes: Record<number, [code: string, words: string]> = {
  420: ['ENHANCE_YOUR_CALM', 'Too many requests'],
  429: ['TOO_MANY_REQUESTS', 'Too many requests'],
  500: ['UNKNOWN_EXCEPTION', 'An unexpected error occurred. Please include this ErrorId if you contact support.'],
  502: ['BAD_GATEWAY', 'Bad gateway'],
  503: ['SERVER_UNAVAILABLE', 'The server is temporarily unavailable'],
  504: ['GATEWAY_TIMEOUT', 'Gateway timeout'],
};

/** An error in the form of the address that was asked: REST, SOAP or log-in (facts 3.3, 3.4 [A]). */
function inOwnForm({ api, call }: Asked, status: number): Reply {
  const [code, words] = codes[status] ?? ['UNKNOWN_EXCEPTION', ''];
  const login = call.path.startsWith('/services/oauth2/');
  const error = login ? new OAuthError(code.toLowerCase(), words, status) : new ApiError(status, code, words);
  return { ...replyTo(error, api === 'soap' ? 'soap' : 'rest', () => undefined), status };
}

function unavailable(asked: Asked): Reply {
  return inOwnForm(asked, 503);
}

function page(status: number): Reply {
  const body =
    '<!DOCTYPE html><html lang="en"><head><title>Down for Maintenance | Salesforce</title></head><body><h1>We are down for maintenance.</h1>' +
    '<p>Sorry for the inconvenience. We’ll be back shortly.</p></body></html>';
  return { status, headers: { 'content-type': 'text/html;charset=UTF-8' }, body };
}
