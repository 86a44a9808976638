import { isIPv6 } from 'node:net';
import { Agent, EnvHttpProxyAgent, request } from 'undici';
import type { Dispatcher } from 'undici';
import { CallFailure } from './call-failure.ts';

export interface WireRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** From the first byte out to the last byte in. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

export interface WireAnswer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** One HTTP exchange: sent once, no redirect followed. Throws CallFailure only. */
export type Wire = (request: WireRequest) => Promise<WireAnswer>;

export interface WireOptions {
  /** This machine's own network is asked directly, past any proxy. */
  readonly loopback: boolean;
  /** The address to call from, on a machine with several networks. Takes the direct way, past any proxy. */
  readonly localAddress?: string | undefined;
}

const connectMs = 15_000;

const notSent = new Set([
  'ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'EINVAL', 'UND_ERR_CONNECT_TIMEOUT',
]);
const untrusted = /^(?:CERT_|ERR_TLS_|ERR_SSL_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_(?:GET_ISSUER|VERIFY)|HOSTNAME_MISMATCH)/;

function dispatcherFor(options: WireOptions): Dispatcher {
  const { localAddress } = options;
  const connect = { timeout: connectMs };
  if (localAddress !== undefined) {
    return new Agent({ localAddress, connect: { ...connect, autoSelectFamily: false, family: isIPv6(localAddress) ? 6 : 4 } });
  }
  return options.loopback ? new Agent({ connect }) : new EnvHttpProxyAgent({ connect });
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'UNKNOWN';
  if (error.name === 'TimeoutError') return 'TIMEOUT';
  if ('code' in error && typeof error.code === 'string') return error.code;
  const inner = error instanceof AggregateError ? (error.errors as readonly unknown[])[0] : error.cause;
  return inner === undefined ? error.name : codeOf(inner);
}

function failureOf(error: unknown, timeoutMs: number): CallFailure {
  if (error instanceof CallFailure) return error;
  const code = codeOf(error);
  if (error instanceof Error && /proxy/i.test(error.message)) return new CallFailure('proxy', code);
  if (notSent.has(code)) return new CallFailure('not-sent', code);
  if (untrusted.test(code)) return new CallFailure('untrusted', code);
  return new CallFailure('lost', code === 'TIMEOUT' ? `no answer within ${Math.ceil(timeoutMs / 1000)} seconds` : code);
}

async function readCapped(body: AsyncIterable<Buffer>, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxBytes) throw new CallFailure('too-big', `more than ${Math.floor(maxBytes / 1_000_000)} MB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

function plain(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]));
}

/** A wire to one place. Idle connections do not keep the process alive. */
export function openWire(options: WireOptions): Wire {
  const dispatcher = dispatcherFor(options);
  return async ({ method, url, headers, body, timeoutMs, maxBytes }) => {
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const answer = await request(url, { dispatcher, method, headers, body: body ?? null, signal, headersTimeout: timeoutMs, bodyTimeout: timeoutMs });
      return { status: answer.statusCode, headers: plain(answer.headers), body: await readCapped(answer.body, maxBytes) };
    } catch (error) {
      throw failureOf(signal.aborted ? signal.reason : error, timeoutMs);
    }
  };
}
