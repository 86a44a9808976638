import type { OrgState, Session } from './state.ts';

/** One request, read whole. `path` has repeated slashes folded (facts/clients.md: `//services/...`). */
export interface Call {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string>;
  body: Buffer;
  /** The address the caller's socket is bound to, e.g. `127.0.0.2`. IPv4-mapped addresses are written as IPv4. */
  clientAddress: string;
  /** Which of the org's two addresses was asked. */
  host: 'my-domain' | 'login';
}

export interface Reply {
  status: number;
  headers?: Record<string, string>;
  /** Objects and arrays become JSON; a string or Buffer is sent as it is, with `headers['content-type']`. */
  body?: unknown;
  /** Sent a piece at a time instead of `body`, as it is; ends the connection where it throws. */
  stream?: () => AsyncIterable<string | Buffer>;
}

export interface Context {
  state: OrgState;
  /** The caller's, checked; on open routes one without a user. */
  session: Session;
  params: Record<string, string>;
}

export type Handler = (call: Call, context: Context) => Reply | Promise<Reply>;

export interface Route {
  method: string;
  /** `/services/data/:version/query`; `:name` takes one segment, a trailing `*name` takes the rest. */
  path: string;
  /**
   * `rest`: a Bearer or OAuth session, else 401 INVALID_SESSION_ID as JSON. `soap`: the session of the envelope's SessionHeader, else a fault.
   * `none`: open; the context's session is nobody's.
   */
  session: 'rest' | 'soap' | 'none';
  handler: Handler;
}

/** A refusal in the REST API's form (facts 3.3): body is a JSON array of one. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: string[];
  constructor(status: number, code: string, message: string, fields: string[] = []) {
    super(message);
    this.status = status;
    this.code = code;
    this.fields = fields;
  }
}

/** A refusal in the token endpoint's form (facts 3.4). */
export class OAuthError extends Error {
  readonly status: number;
  readonly error: string;
  constructor(error: string, description: string, status = 400) {
    super(description);
    this.status = status;
    this.error = error;
  }
}

/** A SOAP fault, `sf:CODE` (facts 3.3 session row). */
export class SoapFault extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
