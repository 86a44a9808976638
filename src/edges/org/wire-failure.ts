import { Problem } from '../../problems.ts';
import { CallFailure } from './call-failure.ts';

/** Codes of Node and OpenSSL for a certificate that does not hold. */
const untrusted = /^(?:CERT_|ERR_TLS_CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_(?:GET_ISSUER|VERIFY)|HOSTNAME_MISMATCH)/;

/** The first code in a chain of causes, else the name of what went wrong. */
function failureOf(error: unknown): string {
  if (!(error instanceof Error)) return 'UNKNOWN';
  if (error.name === 'TimeoutError') return 'TIMEOUT';
  if ('code' in error && typeof error.code === 'string') return error.code;
  const inner = error instanceof AggregateError ? (error.errors as readonly unknown[])[0] : error.cause;
  return inner === undefined ? error.name : failureOf(inner);
}

function beforeSending(error: unknown, code: string): CallFailure {
  if (untrusted.test(code)) return new CallFailure('untrusted', code);
  const byProxy = error instanceof Error && /proxy/i.test(error.message);
  return new CallFailure(byProxy ? 'proxy' : 'not-sent', code === 'TIMEOUT' ? 'no connection in time' : code);
}

/**
 * A broken exchange as a CallFailure, without the vendor's error. Whether it was `sent` decides what it means: before the
 * first byte of the request left this machine nothing can have happened, and after it anything can (security facts B.6, safe and ambiguous).
 * A Problem is of this machine, such as a disk that is full, and stays what it is.
 */
export function wireFailure(error: unknown, sent: boolean, timeoutMs: number): CallFailure | Problem {
  if (error instanceof CallFailure || error instanceof Problem) return error;
  const code = failureOf(error);
  if (!sent) return beforeSending(error, code);
  return new CallFailure('lost', code === 'TIMEOUT' ? `no answer within ${Math.ceil(timeoutMs / 1000)} seconds` : code);
}
