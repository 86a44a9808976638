/**
 * Object storage on loopback, as far as reading goes: the three calls of S3 that engines make to read Parquet (ListObjectsV2,
 * HeadObject, GetObject with a range), over the files of a folder, path-style: http://127.0.0.1:PORT/bucket/KEY. It has a thread
 * of its own, because chdb holds the one that asks it.
 */
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, relative, sep } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

export interface ObjectStore {
  /** Address of the folder. */
  readonly address: string;
  /** `METHOD path?query` of what was asked so far. */
  asked(): Promise<readonly string[]>;
  end(): Promise<void>;
}

/** Object storage over a folder. */
export async function openObjectStore(folder: string): Promise<ObjectStore> {
  const worker = new Worker(new URL(import.meta.url), { workerData: folder });
  const [port] = (await once(worker, 'message')) as [number];
  return {
    address: `http://127.0.0.1:${port}/bucket`,
    async asked() {
      worker.postMessage('asked');
      const [list] = (await once(worker, 'message')) as [readonly string[]];
      return list;
    },
    async end() {
      await worker.terminate();
    },
  };
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

async function keysBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')).toSorted();
}

/** Pages of few keys, so that whoever reads has to ask for the next one. */
const pageKeys = 20;

async function listing(folder: string, query: URLSearchParams): Promise<string> {
  const prefix = query.get('prefix') ?? '';
  const after = query.get('continuation-token') ?? '';
  const left = (await keysBelow(folder)).filter((key) => key.startsWith(prefix) && key > after);
  const page = left.slice(0, pageKeys);
  const contents = await Promise.all(page.map(async (key) => `<Contents><Key>${escaped(key)}</Key><LastModified>2026-11-22T08:00:00.000Z</LastModified><ETag>"1"</ETag><Size>${(await stat(join(folder, key))).size}</Size></Contents>`));
  const more = left.length > page.length ? `<IsTruncated>true</IsTruncated><NextContinuationToken>${escaped(page.at(-1) ?? '')}</NextContinuationToken>` : '<IsTruncated>false</IsTruncated>';
  return `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>bucket</Name><Prefix>${escaped(prefix)}</Prefix><KeyCount>${page.length}</KeyCount>${more}${contents.join('')}</ListBucketResult>`;
}

const headers = { etag: '"1"', 'last-modified': 'Sun, 22 Nov 2026 08:00:00 GMT', 'accept-ranges': 'bytes', 'content-type': 'application/octet-stream' };

async function sendObject(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
  const { size } = await stat(path);
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
  const [start, end] = from === undefined ? [0, size - 1] : [Number(from), to === '' ? size - 1 : Math.min(Number(to), size - 1)];
  response.writeHead(from === undefined ? 200 : 206, { ...headers, 'content-length': end - start + 1, ...(from === undefined ? {} : { 'content-range': `bytes ${start}-${end}/${size}` }) });
  if (request.method === 'HEAD') response.end();
  else createReadStream(path, { start, end }).pipe(response);
}

async function serve(folder: string): Promise<void> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
    const key = decodeURIComponent(pathname.replace(/^\/bucket\/?/, ''));
    const answer = key === '' ? listing(folder, searchParams).then((text) => response.writeHead(200, { 'content-type': 'application/xml' }).end(text)) : sendObject(request, response, join(folder, key));
    answer.catch(() => response.writeHead(404, { 'content-type': 'application/xml' }).end('<?xml version="1.0"?><Error><Code>NoSuchKey</Code></Error>'));
  });
  server.listen(0, '127.0.0.1', () => parentPort?.postMessage((server.address() as AddressInfo).port));
  parentPort?.on('message', () => parentPort?.postMessage(asked));
}

if (!isMainThread && typeof workerData === 'string') await serve(workerData);
