import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { CallFailure } from './call-failure.ts';

/** The slowest body we wait for: so many bytes in each stretch of time, as they come over the wire. */
export interface Pace {
  readonly everyMs: number;
  readonly bytes: number;
}

export interface BodyBounds {
  /** Of the body as sent, and again of the body unpacked. */
  readonly maxBytes: number;
  readonly pace: Pace;
}

const megabyte = 1_000_000;

function tooBig(maxBytes: number): CallFailure {
  return new CallFailure('too-big', `more than ${Math.max(1, Math.floor(maxBytes / megabyte))} MB`);
}

/** Passes bytes on, and counts them. */
function counter(maxBytes: number): { readonly stage: (source: AsyncIterable<Buffer>) => AsyncIterable<Buffer>; readonly bytes: () => number } {
  let bytes = 0;
  return {
    bytes: () => bytes,
    async *stage(source) {
      for await (const chunk of source) {
        bytes += chunk.length;
        if (bytes > maxBytes) throw tooBig(maxBytes);
        yield chunk;
      }
    },
  };
}

/** Ends a body that drips: a deadline alone would let it hold us for minutes. */
function pacer(pace: Pace, bytes: () => number): { readonly signal: AbortSignal; readonly stop: () => void } {
  const late = new AbortController();
  let before = 0;
  const timer = setInterval(() => {
    if (bytes() - before < pace.bytes) late.abort(new CallFailure('lost', `its answer came too slowly: ${bytes() - before} bytes in ${pace.everyMs / 1000} seconds`));
    before = bytes();
  }, pace.everyMs);
  return { signal: late.signal, stop: () => clearInterval(timer) };
}

/** An empty body with a packing in its head, as some servers send with 204: no gzip, but nothing lost either. */
function isEmpty(error: unknown, bytes: number): boolean {
  return bytes === 0 && error instanceof Error && 'code' in error && error.code === 'Z_BUF_ERROR';
}

/** Runs a body through, counted and paced; throws what ended it. */
async function drain(body: Readable, { maxBytes, pace }: BodyBounds, through: (source: Readable, count: (source: AsyncIterable<Buffer>) => AsyncIterable<Buffer>, signal: AbortSignal) => Promise<void>): Promise<void> {
  const wire = counter(maxBytes);
  const { signal, stop } = pacer(pace, wire.bytes);
  try {
    await through(body, wire.stage, signal);
  } catch (error) {
    if (!isEmpty(error, wire.bytes())) throw signal.aborted ? signal.reason : error;
  } finally {
    stop();
  }
}

async function gather(body: Readable, packed: boolean, bounds: BodyBounds): Promise<Buffer> {
  const plain = counter(bounds.maxBytes);
  const chunks: Buffer[] = [];
  const sink = async (source: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of plain.stage(source)) chunks.push(chunk);
  };
  await drain(body, bounds, async (source, count, signal) => (packed ? pipeline(source, count, createGunzip(), sink, { signal }) : pipeline(source, count, sink, { signal })));
  return Buffer.concat(chunks, plain.bytes());
}

const packings: ReadonlyMap<string, boolean> = new Map([['', false], ['identity', false], ['gzip', true], ['x-gzip', true]]);

function isPacked(body: Readable, encoding: string): boolean {
  const packed = packings.get(encoding.trim().toLowerCase());
  if (packed !== undefined) return packed;
  body.on('error', () => undefined).destroy();
  throw new CallFailure('odd', 'an answer packed in a way that was not asked for');
}

/**
 * A body, unpacked where it came as gzip: the one packing we ask for. Throws CallFailure `too-big` past the cap, packed or
 * unpacked, so that a small body cannot become a huge one; `lost` for one that is too slow; `odd` for a packing nobody asked for;
 * and the stream's own error where it breaks off.
 */
export async function readBody(body: Readable, encoding: string, bounds: BodyBounds): Promise<Buffer> {
  return gather(body, isPacked(body, encoding), bounds);
}

/** Takes a body as it came over the wire, as gzip or plain. What it throws ends the exchange. */
export type Keep = (body: AsyncIterable<Buffer>, packed: boolean) => Promise<void>;

/** Hands a body over that is too large to be held. Throws as `readBody`, and what `keep` throws. */
export async function passBody(body: Readable, encoding: string, bounds: BodyBounds, keep: Keep): Promise<void> {
  const packed = isPacked(body, encoding);
  await drain(body, bounds, async (source, count, signal) => pipeline(source, count, async (chunks: AsyncIterable<Buffer>) => keep(chunks, packed), { signal }));
}
