/** How others read the same rows, on their own terms: a record at a time, as objects. */
import { createReadStream } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { parse } from 'csv-parse';
import { Connection } from '@jsforce/jsforce-node';
import type { LandedFile } from '../../src/core/model/history/store.ts';

export async function csvParseRows(pages: readonly LandedFile[]): Promise<number> {
  let rows = 0;
  for (const { path } of pages) {
    for await (const record of createReadStream(path).pipe(parse({ columns: true, bom: true }))) if (record !== undefined) rows += 1;
  }
  return rows;
}

/** A Bulk API 2.0 that serves each page as the result of a job of its own, since jsforce takes the headers of later pages for records. */
async function bulkServer(pages: readonly LandedFile[]): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer((request, response) => {
    const [, at, results] = /\/jobs\/query(?:\/(\d+)(\/results)?)?/.exec(request.url ?? '') ?? [];
    if (results !== undefined) {
      response.writeHead(200, { 'Content-Type': 'text/csv', 'Sforce-Locator': 'null' });
      createReadStream(pages[Number(at)]?.path ?? '').pipe(response);
      return;
    }
    request.resume();
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ id: at ?? '0', state: 'JobComplete', operation: 'query', object: 'AccountHistory' }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/** The record stream of jsforce's Bulk API 2.0 query. */
export async function jsforceRows(pages: readonly LandedFile[]): Promise<number> {
  const { url, close } = await bulkServer(pages);
  const connection = new Connection({ instanceUrl: url, accessToken: 'benchmark' });
  let rows = 0;
  for (const at of pages.keys()) {
    const stream = await connection.bulk2.job('query', { id: String(at) }).result();
    for await (const record of stream) if (record !== undefined) rows += 1;
  }
  close();
  return rows;
}
