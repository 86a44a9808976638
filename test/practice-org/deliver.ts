import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Reply } from './http.ts';

/** How an answer goes wrong on its way: no answer at all, one byte at a time, or only its first part. */
export type Delivery =
  | { how: 'reset' }
  | { how: 'hang' }
  | { how: 'drip'; everyMs: number; most: number }
  /** `keep` bytes, half of them by default; an honest content-length says so, the other one promises the whole. */
  | { how: 'cut'; honest: boolean; keep?: number };

export interface Delivered extends Reply {
  delivery?: Delivery;
}

/** Send an answer. What is dripped or held back ends with the connection. Rejects where a streamed body breaks off. */
export async function deliver(response: ServerResponse, reply: Delivered): Promise<void> {
  const { delivery, stream } = reply;
  if (delivery?.how === 'reset') response.socket?.resetAndDestroy();
  else if (delivery?.how === 'hang') return;
  else if (!stream) send(response, reply, delivery);
  else if (delivery) send(response, { ...reply, body: await whole(stream()) }, delivery);
  else {
    response.writeHead(reply.status, reply.headers);
    await pipeline(Readable.from(stream(), { objectMode: false }), response);
  }
}

/** What is spoiled on its way is small. */
async function whole(stream: AsyncIterable<string | Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

function send(response: ServerResponse, reply: Reply, delivery: Exclude<Delivery, { how: 'reset' | 'hang' }> | undefined): void {
  const whole = bodyOf(reply.body);
  const body = response.req.method === 'HEAD' ? Buffer.alloc(0) : whole;
  if (delivery?.how === 'cut') {
    cut(response, reply, body, delivery);
    return;
  }
  head(response, reply, whole.length);
  if (delivery) drip(response, body, delivery);
  else response.end(body);
}

function cut(response: ServerResponse, reply: Reply, body: Buffer, { honest, keep = Math.floor(body.length / 2) }: Delivery & { how: 'cut' }): void {
  const part = body.subarray(0, keep);
  head(response, reply, honest ? part.length : body.length);
  if (honest) response.end(part);
  else response.write(part, () => response.destroy());
}

function drip(response: ServerResponse, body: Buffer, { everyMs, most }: Delivery & { how: 'drip' }): void {
  let sent = 0;
  response.flushHeaders();
  const timer = setInterval(() => {
    if (sent >= most || sent >= body.length) {
      clearInterval(timer);
      response.end(body.subarray(sent));
      return;
    }
    response.write(body.subarray(sent, sent + 1));
    sent += 1;
  }, everyMs);
  response.once('close', () => clearInterval(timer));
}

function head(response: ServerResponse, reply: Reply, bytes: number): void {
  const type = Buffer.isBuffer(reply.body) || typeof reply.body === 'string' ? 'text/plain;charset=UTF-8' : 'application/json;charset=UTF-8';
  const length = reply.status === 204 ? {} : { 'content-length': String(bytes) };
  response.writeHead(reply.status, { ...(bytes > 0 ? { 'content-type': type } : {}), ...length, ...reply.headers });
}

function bodyOf(body: unknown): Buffer {
  if (body === undefined) return Buffer.alloc(0);
  if (Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}
