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

async function gather(body: Readable, packed: boolean, { maxBytes, pace }: BodyBounds): Promise<Buffer> {
  const wire = counter(maxBytes);
  const plain = counter(maxBytes);
  const chunks: Buffer[] = [];
  const sink = async (source: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of plain.stage(source)) chunks.push(chunk);
  };
  const { signal, stop } = pacer(pace, wire.bytes);
  try {
    await (packed ? pipeline(body, wire.stage, createGunzip(), sink, { signal }) : pipeline(body, wire.stage, sink, { signal }));
  } catch (error) {
    if (!isEmpty(error, wire.bytes())) throw signal.aborted ? signal.reason : error;
  } finally {
    stop();
  }
  return Buffer.concat(chunks, plain.bytes());
}

const packings: ReadonlyMap<string, boolean> = new Map([['', false], ['identity', false], ['gzip', true], ['x-gzip', true]]);

/**
 * A body, unpacked where it came as gzip: the one packing we ask for. Throws CallFailure `too-big` past the cap, packed or
 * unpacked, so that a small body cannot become a huge one; `lost` for one that is too slow; `odd` for a packing nobody asked for;
 * and the stream's own error where it breaks off.
 */
export async function readBody(body: Readable, encoding: string, bounds: BodyBounds): Promise<Buffer> {
  const packed = packings.get(encoding.trim().toLowerCase());
  if (packed === undefined) {
    body.on('error', () => undefined).destroy();
    throw new CallFailure('odd', 'an answer packed in a way that was not asked for');
  }
  return gather(body, packed, bounds);
}
