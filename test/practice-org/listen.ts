import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deliver } from './deliver.ts';
import type { Delivered } from './deliver.ts';
import type { Call } from './http.ts';

const LOOPBACK = '127.0.0.1';

/** Resolves once listening. Callers bound to any 127.0.0.x reach it; their address is `Call.clientAddress`. */
export async function listen(host: Call['host'], port: number, answer: (call: Call) => Promise<Delivered>): Promise<Server> {
  const server = createServer((request, response) => {
    void read(request, host)
      .then(answer)
      .then(async (reply) => deliver(response, reply))
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
