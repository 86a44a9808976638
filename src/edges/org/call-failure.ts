import { LostAnswer } from '../../core/model/ports.ts';
import { Problem } from '../../problems.ts';

/**
 * How one HTTP exchange failed without a word from Salesforce's API.
 *
 * - `not-sent`: no connection came about, so nothing can have happened
 * - `proxy`: a proxy on the way refused the connection; nothing was sent
 * - `untrusted`: the server's certificate is not to be trusted; nothing was sent
 * - `lost`: sent, but the answer did not come, or not whole
 * - `too-big`: the answer passed the cap
 * - `odd`: an answer that is not the API's, e.g. a maintenance page
 */
export type FailureKind = 'not-sent' | 'proxy' | 'untrusted' | 'lost' | 'too-big' | 'odd';

/** Internal to this edge: it becomes a Problem, or an `unreachable`, before anything leaves. Holds no secret and no cause. */
export class CallFailure extends Error {
  readonly kind: FailureKind;
  readonly status: number;
  readonly retryAfterSeconds: number;

  constructor(kind: FailureKind, reason: string, status = 0, retryAfterSeconds = 0) {
    super(reason);
    this.name = 'CallFailure';
    this.kind = kind;
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

const asRead: Record<FailureKind, string> = {
  'not-sent': 'org-unreachable',
  proxy: 'org-proxy-refused',
  untrusted: 'org-certificate-untrusted',
  lost: 'org-no-answer',
  'too-big': 'org-answer-too-big',
  odd: 'org-odd-answer',
};

/** After these a write may or may not have been carried out; only the org can tell. */
const ambiguous = new Set<FailureKind>(['lost', 'too-big', 'odd']);

/** Words for a person; never the vendor's error as a cause (PRODUCT: the platform exits 10 for a TypeError in one). */
export function problemOf(failure: CallFailure, host: string, readOnly: boolean): Problem {
  if (!readOnly && ambiguous.has(failure.kind)) return new LostAnswer(host, failure.message);
  if (failure.kind === 'odd' && failure.status >= 502) return new Problem('org-maintenance', [host, failure.message]);
  return new Problem(asRead[failure.kind], [host, failure.message]);
}
