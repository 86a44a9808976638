import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock, Org } from '../../../src/core/model/ports.ts';
import { openOrg } from '../../../src/edges/org/org.ts';
import type { OrgOptions } from '../../../src/edges/org/org.ts';
import type { Session } from '../../../src/edges/org/session.ts';

/** One request as a server saw it. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly bytes: Buffer;
  readonly from: string;
}

export interface Loopback {
  readonly url: string;
  readonly seen: Seen[];
  close(): Promise<void>;
}

export type Behaviour = (request: Seen, reply: ServerResponse, count: number) => void;

/**
 * A server that does as it is told, on a free port of 127.0.0.1. `count` is 1 for the first request. It tells no time, since
 * tests have clocks of their own.
 */
export async function serve(behaviour: Behaviour): Promise<Loopback> {
  const seen: Seen[] = [];
  const server = createServer((request, reply) => {
    reply.sendDate = false;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const bytes = Buffer.concat(chunks);
      const one = {
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        body: bytes.toString('utf8'),
        bytes,
        from: request.socket.remoteAddress ?? '',
      };
      seen.push(one);
      behaviour(one, reply, seen.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Servers for one suite, closed after each of its tests. */
export function servers(): (behaviour: Behaviour) => Promise<Loopback> {
  const open: Loopback[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((server) => server.close()));
  });
  return async (behaviour) => {
    const server = await serve(behaviour);
    open.push(server);
    return server;
  };
}

/** A SOAP answer with this in its body. */
export function soapBody(inner: string): string {
  return (
    '<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" ' +
    `xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>${inner}</soapenv:Body></soapenv:Envelope>`
  );
}

export function json(reply: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  reply.writeHead(status, { 'content-type': 'application/json;charset=UTF-8', ...headers }).end(JSON.stringify(body));
}

export function refuse(reply: ServerResponse, status: number, errorCode: string, message: string, fields: string[] = []): void {
  json(reply, status, [{ message, errorCode, fields }]);
}

export function text(reply: ServerResponse, status: number, type: string, body: string): void {
  reply.writeHead(status, { 'content-type': type }).end(body);
}

/** Time that passes only by sleeping. */
export function handClock(start = '2026-11-21T10:00:00.000Z'): Clock & { readonly slept: number[] } {
  let now = new Date(start).getTime();
  const slept: number[] = [];
  return {
    slept,
    now: () => new Date(now),
    sleep: async (milliseconds) => {
      slept.push(milliseconds);
      now += milliseconds;
    },
  };
}

export const oldToken = '00D000000000001!old.token';
export const newToken = '00D000000000001!new.token';

/** A session that can be renewed once into `newToken`. */
export function renewableSession(instanceUrl: string): Session & { readonly refreshes: number[] } {
  const refreshes: number[] = [];
  let token = oldToken;
  return {
    instanceUrl,
    username: 'admin@example.com',
    refreshes,
    accessToken: () => token,
    refresh: async () => {
      refreshes.push(1);
      token = newToken;
    },
  };
}

export function orgAt(server: Loopback, options: Partial<OrgOptions> = {}): Org {
  return openOrg({ session: renewableSession(server.url), clock: handClock(), allowLoopback: true, timeoutMs: 10_000, ...options });
}

/** The error a promise ends with. */
export async function failureOf(promise: Promise<unknown>): Promise<Error> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
  throw new Error('It went well.');
}
