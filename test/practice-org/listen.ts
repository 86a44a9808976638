import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Call, Reply } from './http.ts';

const LOOPBACK = '127.0.0.1';

/** Resolves once listening. Callers bound to any 127.0.0.x reach it; their address is `Call.clientAddress`. */
export async function listen(host: Call['host'], port: number, answer: (call: Call) => Promise<Reply>): Promise<Server> {
  const server = createServer((request, response) => {
    void read(request, host)
      .then(answer)
      .then((reply) => write(response, reply))
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, resolve);
  });
  return server;
}

export function urlOf(server: Server): string {
  return `http://${LOOPBACK}:${(server.address() as AddressInfo).port}`;
}

export async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}

async function read(request: IncomingMessage, host: Call['host']): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const [rawPath = '/', query = ''] = (request.url ?? '/').split(/\?(.*)/s);
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
  return {
    method: request.method ?? 'GET',
    path: rawPath.replace(/\/{2,}/g, '/'),
    query: new URLSearchParams(query),
    headers,
    body: Buffer.concat(chunks),
    clientAddress: (request.socket.remoteAddress ?? LOOPBACK).replace(/^::ffff:/, ''),
    host,
  };
}

function write(response: ServerResponse, reply: Reply): void {
  const body = bodyOf(reply.body);
  const type = Buffer.isBuffer(reply.body) || typeof reply.body === 'string' ? 'text/plain;charset=UTF-8' : 'application/json;charset=UTF-8';
  const length = reply.status === 204 ? {} : { 'content-length': String(body.length) };
  response.writeHead(reply.status, { ...(body.length > 0 ? { 'content-type': type } : {}), ...length, ...reply.headers });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

function bodyOf(body: unknown): Buffer {
  if (body === undefined) return Buffer.alloc(0);
  if (Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}
