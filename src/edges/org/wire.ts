import { isIPv6 } from 'node:net';
import { Agent, EnvHttpProxyAgent, request } from 'undici';
import type { Dispatcher } from 'undici';
import { passBody, readBody } from './answer-body.ts';
import type { Keep, Pace } from './answer-body.ts';
import { wireFailure } from './wire-failure.ts';

/** Where a body goes that is too large to be held. */
export interface Keeper {
  /** Takes this answer's body, or leaves it to be gathered as usual: a refusal, a page in its place. */
  readonly keepOf: (answer: Pick<WireAnswer, 'status' | 'headers'>) => Keep | undefined;
  readonly maxBytes: number;
}

export interface WireRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** From the first byte out to the last byte in. */
  readonly timeoutMs: number;
  /** Until the answer begins; as long as the whole where not given. */
  readonly firstByteMs?: number;
  readonly maxBytes: number;
  readonly keeper?: Keeper;
}

export interface WireAnswer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** Empty where a keeper took it. */
  readonly body: Buffer;
}

/** One HTTP exchange: sent once, no redirect followed. Throws CallFailure, and a keeper's Problem. */
export type Wire = (request: WireRequest) => Promise<WireAnswer>;

export interface WireOptions {
  /** This machine's own network is asked directly, past any proxy. */
  readonly loopback: boolean;
  /** The address to call from, on a machine with several networks. Takes the direct way, past any proxy. */
  readonly localAddress?: string | undefined;
  readonly pace?: Pace;
}

const connectMs = 15_000;

/** 100 bytes a second: slower than any line a person would work on, and faster than a body fed to hold us. */
const defaultPace: Pace = { everyMs: 15_000, bytes: 1_500 };

/** A write on a connection that the server is just closing would be lost for nothing, so idle ones are not kept for long. */
const connections = { connect: { timeout: connectMs }, keepAliveTimeout: 4_000, keepAliveMaxTimeout: 4_000 };

function dispatcherFor({ localAddress, loopback }: WireOptions): Dispatcher {
  if (localAddress !== undefined) {
    const connect = { ...connections.connect, autoSelectFamily: false, family: isIPv6(localAddress) ? 6 : 4 };
    return new Agent({ ...connections, localAddress, connect });
  }
  return loopback ? new Agent(connections) : new EnvHttpProxyAgent(connections);
}

/** Tells when the connection stands and the request is about to leave. */
function whenSent(tell: () => void): Dispatcher.DispatcherComposeInterceptor {
  return (dispatch) => (options, handler) =>
    dispatch(options, {
      onRequestStart: (controller, context) => {
        tell();
        handler.onRequestStart?.(controller, context);
      },
      onRequestUpgrade: (...upgrade) => handler.onRequestUpgrade?.(...upgrade),
      onResponseStart: (...start) => handler.onResponseStart?.(...start),
      onResponseData: (...data) => handler.onResponseData?.(...data),
      onResponseEnd: (...end) => handler.onResponseEnd?.(...end),
      onResponseError: (...error) => handler.onResponseError?.(...error),
    });
}

function plain(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]));
}

/** What comes first; undici hears a signal only once it is connected. */
async function until<Value>(signal: AbortSignal, work: Promise<Value>): Promise<Value> {
  let give: (() => void) | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    give = () => reject(signal.reason as Error);
    signal.addEventListener('abort', give);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    if (give !== undefined) signal.removeEventListener('abort', give);
  }
}

/** A wire to one place. Idle connections do not keep the process alive. */
export function openWire(options: WireOptions): Wire {
  const base = dispatcherFor(options);
  const pace = options.pace ?? defaultPace;

  const exchange = async (asked: WireRequest, signal: AbortSignal, tell: () => void): Promise<WireAnswer> => {
    const { method, url, headers, body, timeoutMs, firstByteMs, maxBytes, keeper } = asked;
    const dispatcher = base.compose(whenSent(tell));
    const bounds = { signal, headersTimeout: firstByteMs ?? timeoutMs, bodyTimeout: timeoutMs };
    const answer = await request(url, { dispatcher, method, headers: { ...headers, 'accept-encoding': 'gzip' }, body: body ?? null, ...bounds });
    const head = { status: answer.statusCode, headers: plain(answer.headers) };
    const encoding = head.headers['content-encoding'] ?? '';
    const keep = keeper?.keepOf(head);
    if (keeper === undefined || keep === undefined) return { ...head, body: await readBody(answer.body, encoding, { maxBytes, pace }) };
    await passBody(answer.body, encoding, { maxBytes: keeper.maxBytes, pace }, keep);
    return { ...head, body: Buffer.alloc(0) };
  };

  return async (asked) => {
    const signal = AbortSignal.timeout(asked.timeoutMs);
    let sent = false;
    try {
      return await until(signal, exchange(asked, signal, () => (sent = true)));
    } catch (error) {
      throw wireFailure(signal.aborted ? signal.reason : error, sent, asked.timeoutMs);
    }
  };
}
