import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { ServerResponse } from 'node:http';
import { deflateSync, gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { CallFailure } from '../../../src/edges/org/call-failure.ts';
import { openWire } from '../../../src/edges/org/wire.ts';
import type { WireAnswer, WireOptions, WireRequest } from '../../../src/edges/org/wire.ts';
import { servers } from './loopback.ts';

const bounds = { timeoutMs: 2000, maxBytes: 100_000 };

async function ask(url: string, options: Partial<WireOptions> = {}, more: Partial<WireRequest> = {}): Promise<WireAnswer | CallFailure> {
  try {
    return await openWire({ loopback: true, ...options })({ method: 'GET', url: new URL(url), headers: {}, ...bounds, ...more });
  } catch (error) {
    if (error instanceof CallFailure) return error;
    throw error;
  }
}

const packed = (reply: ServerResponse, bytes: Buffer, encoding = 'gzip', status = 200): unknown => reply.writeHead(status, { 'content-encoding': encoding }).end(bytes);

describe('the body of an answer', () => {
  const serving = servers();
  const answered = async (behave: (reply: ServerResponse) => void, options: Partial<WireOptions> = {}): Promise<WireAnswer | CallFailure> =>
    ask((await serving((_seen, reply) => behave(reply))).url, options);

  it('is asked for as gzip, and unpacked', async () => {
    const server = await serving((_seen, reply) => packed(reply, gzipSync('{"a":"ä"}')));
    expect(await ask(server.url)).to.have.property('body').that.satisfies((body: Buffer) => body.toString('utf8') === '{"a":"ä"}');
    expect(server.seen[0]?.headers['accept-encoding']).to.equal('gzip');
  });

  for (const encoding of ['identity', '', 'GZIP', 'x-gzip']) {
    it(`is understood as ${JSON.stringify(encoding)}`, async () => {
      const bytes = /gzip/i.test(encoding) ? gzipSync('plain') : Buffer.from('plain');
      expect(await answered((reply) => packed(reply, bytes, encoding))).to.have.property('body').that.satisfies((body: Buffer) => body.toString('utf8') === 'plain');
    });
  }

  it('may be none at all, whatever the head says', async () => {
    expect(await answered((reply) => packed(reply, Buffer.alloc(0), 'gzip', 204))).to.include({ status: 204 });
  });

  const failures: readonly (readonly [what: string, kind: string, behave: (reply: ServerResponse) => void])[] = [
    ['that grows past the cap when it is unpacked', 'too-big', (reply) => packed(reply, gzipSync(Buffer.alloc(20_000_000)))],
    ['that is past the cap as it comes', 'too-big', (reply) => reply.end(Buffer.alloc(100_001))],
    ['packed into nothing, for ever', 'too-big', (reply) => endlessEmptyBlocks(reply)],
    ['packed and cut off', 'lost', (reply) => packed(reply, gzipSync('x'.repeat(1000)).subarray(0, 15))],
    ['that only says it is packed', 'lost', (reply) => packed(reply, Buffer.from('<html>'))],
    ['packed as nobody asked for', 'odd', (reply) => packed(reply, deflateSync('x'), 'deflate')],
    ['packed twice', 'odd', (reply) => packed(reply, gzipSync(gzipSync('x')), 'gzip, gzip')],
    ['that breaks off', 'lost', (reply) => { reply.writeHead(200, { 'content-length': '50' }); reply.write('half', () => reply.destroy()); }],
  ];
  for (const [what, kind, behave] of failures) {
    it(`${what} is ${kind}`, async () => {
      expect(await answered(behave)).to.be.instanceOf(CallFailure).with.property('kind', kind);
    });
  }

  it('that drips is given up long before the deadline', async () => {
    const began = Date.now();
    const failure = await answered((reply) => drip(reply, 1), { pace: { everyMs: 150, bytes: 100 } });
    expect(failure).to.be.instanceOf(CallFailure).with.property('message').that.matches(/^its answer came too slowly/);
    expect(Date.now() - began).to.be.below(1000);
  });

  it('that comes slowly, but keeps up the pace, is read to its end', async () => {
    const answer = await answered((reply) => drip(reply, 50, 12), { pace: { everyMs: 150, bytes: 100 } });
    expect(answer).to.have.property('body').with.length(600);
  });
});

describe('a request', () => {
  it('that gets no connection in time was not sent, and says so at its deadline', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const began = Date.now();
    const failure = await ask(`https://127.0.0.1:${(silent.address() as AddressInfo).port}/`, {}, { method: 'POST', body: 'x', timeoutMs: 150 });
    silent.close();
    expect(failure).to.include({ kind: 'not-sent', message: 'no connection in time' });
    expect(Date.now() - began).to.be.below(1000);
  });

  for (const how of ['destroy', 'resetAndDestroy'] as const) {
    it(`whose handshake is broken off (${how}) was not sent`, async () => {
      const rude = createServer((socket) => socket.on('error', () => undefined).once('data', () => socket[how]()));
      await new Promise<void>((resolve) => rude.listen(0, '127.0.0.1', resolve));
      const failure = await ask(`https://127.0.0.1:${(rude.address() as AddressInfo).port}/`, {}, { method: 'POST', body: 'x' });
      rude.close();
      expect(failure).to.have.property('kind', 'not-sent');
    });
  }

  const serving = servers();
  it('that left is lost where no answer comes', async () => {
    const server = await serving((_seen, reply) => reply.destroy());
    expect(await ask(server.url, {}, { method: 'POST', body: 'x' })).to.have.property('kind', 'lost');
    expect(await ask((await serving(() => undefined)).url, {}, { timeoutMs: 100 })).to.include({ kind: 'lost', message: 'no answer within 1 seconds' });
  });
});

/** A drop every 20 milliseconds. */
function drip(reply: ServerResponse, bytes: number, drops = Infinity): void {
  reply.writeHead(200);
  let sent = 0;
  const timer = setInterval(() => {
    sent += 1;
    if (sent > drops) reply.end();
    else reply.write('x'.repeat(bytes));
  }, 20);
  reply.on('close', () => clearInterval(timer));
}

/** A gzip stream of stored blocks that hold nothing: it never yields a byte. */
function endlessEmptyBlocks(reply: ServerResponse): void {
  reply.writeHead(200, { 'content-encoding': 'gzip' });
  reply.write(Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]));
  const blocks = Buffer.concat(Array.from({ length: 10_000 }, () => Buffer.from([0, 0, 0, 0xff, 0xff])));
  const pour = (): void => {
    while (!reply.destroyed && reply.write(blocks)) { /* until the socket is full */ }
  };
  reply.on('drain', pour);
  pour();
}
