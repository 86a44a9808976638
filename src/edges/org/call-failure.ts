/**
 * How one HTTP exchange failed without a word from Salesforce's API.
 *
 * - `not-sent`: no connection came about, so nothing can have happened
 * - `proxy`: a proxy on the way refused the connection; nothing was sent
 * - `untrusted`: the server's certificate is not to be trusted; nothing was sent
 * - `lost`: sent, but the answer did not come, not whole, or too slowly
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
