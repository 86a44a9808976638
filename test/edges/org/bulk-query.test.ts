import { expect } from 'chai';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { BulkPage, BulkQueries } from '../../../src/core/model/history/bulk.ts';
import { newFile } from '../../../src/edges/files/landing.ts';
import { openBulkQueries } from '../../../src/edges/org/bulk-query.ts';
import { openLine } from '../../../src/edges/org/line.ts';
import { failureOf, json, refuse, servers, type Loopback } from './loopback.ts';

const columns = ['Id', 'NewValue'];
const header = '"Id","NewValue"\n';
const job = '750000000000001AAA';

interface Page {
  readonly text: string | Buffer;
  readonly announced?: number | undefined;
  readonly next?: string;
  readonly plain?: boolean;
}

function csv(reply: ServerResponse, { text, announced, next = 'null', plain = false }: Page): void {
  const body = plain || Buffer.isBuffer(text) ? text : gzipSync(text);
  reply.writeHead(200, { 'content-type': 'text/csv', ...(next === '' ? {} : { 'sforce-locator': next }), ...(announced === undefined ? {} : { 'sforce-numberofrecords': String(announced) }), ...(plain ? {} : { 'content-encoding': 'gzip' }) });
  reply.end(body);
}

describe('pages of a query job', () => {
  const serving = servers();
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'pages-'))));
  afterEach(async () => rm(folder, { recursive: true, force: true }));

  const bulkAt = ({ url }: Loopback, more: { readonly timeoutMs?: number } = {}): BulkQueries => {
    const session = { instanceUrl: url, username: 'a@example.com', accessToken: () => 'token', refresh: async () => undefined };
    return openBulkQueries(openLine({ session, allowLoopback: true, clock: { now: () => new Date(), sleep: async () => undefined }, ...more }), newFile);
  };
  const file = (): string => join(folder, 'landing', 'page.csv.gz');
  const asked = async (bulk: BulkQueries, told?: (next: string | undefined) => void): Promise<BulkPage> => bulk.page(job, file(), { columns, ...(told === undefined ? {} : { told }) });
  const written = async (): Promise<string> => gunzipSync(await readFile(file())).toString('utf8');

  for (const [what, page] of [
    ['packed, with its header', { text: `${header}"1","a"\n"2","b"\n` }],
    ['packed, without a header', { text: '"1","a"\n"2","b"\n' }],
    ['plain', { text: `${header}"1","a"\n"2","b"\n`, plain: true }],
    ['plain, without a header', { text: '"1","a"\n"2","b"\n', plain: true }],
  ] as const) {
    it(`that comes ${what}, is on disk with its header once`, async () => {
      const server = await serving((_seen, reply) => csv(reply, { announced: 2, next: 'L2', ...page }));
      const { rows, next, announced, bytes } = await asked(bulkAt(server));
      expect({ rows, next, announced }).to.deep.equal({ rows: 2, next: 'L2', announced: 2 });
      expect(await written()).to.equal(`${header}"1","a"\n"2","b"\n`);
      expect((await readFile(file())).length).to.equal(bytes);
      expect(await readdir(join(folder, 'landing'))).to.deep.equal(['page.csv.gz']);
    });
  }

  it('are counted by records: line ends, commas and quotes in values are none of theirs', async () => {
    const text = `${header}"1","two\nlines, ""quoted"",\r\n"\n"2",""\n"3","""\n"""\n`;
    const server = await serving((_seen, reply) => csv(reply, { text, announced: 3 }));
    expect((await asked(bulkAt(server))).rows).to.equal(3);
    expect(await written()).to.equal(text);
  });

  it('without a line end after the last record are whole, and an empty one has its header', async () => {
    const server = await serving((_seen, reply, count) => csv(reply, count === 1 ? { text: `${header}"1","a"`, announced: 1 } : { text: '', plain: true, announced: 0 }));
    expect((await asked(bulkAt(server))).rows).to.equal(1);
    expect((await asked(bulkAt(server))).rows).to.equal(0);
    expect(await written()).to.equal(header);
  });

  it('tell the next locator before their body has come', async () => {
    let finish: (() => void) | undefined;
    const server = await serving((_seen, reply) => {
      reply.writeHead(200, { 'content-type': 'text/csv', 'sforce-locator': 'L2', 'sforce-numberofrecords': '1' });
      reply.write(header);
      finish = () => reply.end('"1","a"\n');
    });
    const next = await new Promise((resolve, reject) => {
      asked(bulkAt(server), resolve).catch(reject);
    });
    expect(next).to.equal('L2');
    finish?.();
  });

  const wrong: readonly (readonly [string, Page, RegExp])[] = [
    ['end inside a record', { text: `${header}"1","a"\n"2","b`, announced: 2 }, /ends inside a record/],
    ['have fewer records than announced', { text: `${header}"1","a"\n`, announced: 2 }, /has 1 records, and Salesforce announced 2/],
    ['have a record with too many cells', { text: `${header}"1","a","b"\n`, announced: 1 }, /another number of cells/],
    ['do not say whether more follow', { text: `${header}"1","a"\n`, announced: 1, next: '' }, /without Sforce-Locator/],
    ['are damaged', { text: gzipSync(`${header}${'"1","a"\n'.repeat(50)}`).subarray(0, 40), announced: 50 }, /came damaged/],
  ];
  for (const [what, page, fault] of wrong) {
    it(`that ${what}, are asked for again, and kept once they are whole`, async () => {
      const server = await serving((_seen, reply, count) => csv(reply, count < 3 ? page : { text: `${header}"9","z"\n`, announced: 1 }));
      expect((await asked(bulkAt(server))).rows).to.equal(1);
      expect(server.seen).to.have.length(3);
    });

    it(`that always ${what}, are a problem in words, and nothing of them stays`, async () => {
      const server = await serving((_seen, reply) => csv(reply, page));
      const problem = await failureOf(asked(bulkAt(server)));
      expect(problem).to.have.property('key', 'history-page-broken');
      expect((problem as { tokens?: readonly string[] }).tokens?.[1]).to.match(fault);
      expect(server.seen).to.have.length(4);
      expect((await readdir(folder, { recursive: true })).filter((name) => name.includes('page'))).to.deep.equal([]);
    });
  }

  it('whose connection breaks every time are said to have broken off, not to have been no answer', async () => {
    const server = await serving((_seen, reply) => void reply.writeHead(200, { 'content-type': 'text/csv', 'content-length': '1000', 'sforce-locator': 'null', 'sforce-numberofrecords': '1' }).write(header, () => reply.destroy()));
    const problem = await failureOf(asked(bulkAt(server)));
    expect(problem).to.deep.include({ key: 'history-page-broken' });
    expect((problem as { tokens?: readonly string[] }).tokens?.[1]).to.equal('the connection broke in the middle of the page');
  });

  it('are asked for again after a connection that broke, a throttled answer and a session that ended', async () => {
    const server = await serving((_seen, reply, count) => {
      if (count === 1) reply.writeHead(200, { 'content-type': 'text/csv', 'content-length': '1000' }).write(header, () => reply.destroy());
      else if (count === 2) reply.writeHead(429).end();
      else if (count === 3) refuse(reply, 401, 'INVALID_SESSION_ID', 'Session expired or invalid');
      else csv(reply, { text: `${header}"1","a"\n`, announced: 1 });
    });
    const session = { instanceUrl: server.url, username: 'a@example.com', accessToken: () => token, refresh: async () => void (token = 'new') };
    let token = 'old';
    const bulk = openBulkQueries(openLine({ session, allowLoopback: true, clock: { now: () => new Date(), sleep: async () => undefined } }), newFile);
    expect((await asked(bulk)).rows).to.equal(1);
    expect(server.seen.at(-1)?.headers.authorization).to.equal('Bearer new');
  });

  it('may take long, as long as something comes', async () => {
    const server = await serving((_seen, reply) => {
      reply.writeHead(200, { 'content-type': 'text/csv', 'sforce-locator': 'null', 'sforce-numberofrecords': '8' }).write(header);
      let sent = 0;
      const timer = setInterval(() => {
        reply.write(`"${(sent += 1)}","a"\n`);
        if (sent < 8) return;
        clearInterval(timer);
        reply.end();
      }, 100);
    });
    expect((await asked(bulkAt(server, { timeoutMs: 250 }))).rows).to.equal(8);
    expect(server.seen).to.have.length(1);
  });

  it('are not taken from a page that is no CSV', async () => {
    const server = await serving((_seen, reply) => reply.writeHead(200, { 'content-type': 'text/html' }).end('<html>maintenance</html>'));
    expect(await failureOf(asked(bulkAt(server)))).to.have.property('key').that.is.oneOf(['org-odd-answer', 'org-no-answer']);
  });

  it('on a disk that cannot be written, are a problem at once', async () => {
    const server = await serving((_seen, reply) => csv(reply, { text: `${header}"1","a"\n`, announced: 1 }));
    await writeFile(join(folder, 'taken'), '');
    const problem = await failureOf(bulkAt(server).page(job, join(folder, 'taken', 'page.csv.gz'), { columns }));
    expect(problem).to.have.property('key', 'file-not-written');
    expect(server.seen).to.have.length(1);
  });

  it('come of a job that is started, watched and removed; one that the org does not know is none', async () => {
    const server = await serving((seen, reply) => {
      if (seen.method === 'POST') json(reply, 200, { id: job, state: 'UploadComplete' });
      else if (seen.method === 'DELETE') refuse(reply, 404, 'NOT_FOUND', 'The requested resource does not exist');
      else if (seen.path.endsWith(job)) json(reply, 200, { id: job, state: 'Failed', numberRecordsProcessed: 7, errorMessage: 'InternalServerError' });
      else refuse(reply, 404, 'NOT_FOUND', 'The requested resource does not exist');
    });
    const bulk = bulkAt(server);
    expect(await bulk.start('SELECT Id FROM CaseHistory')).to.equal(job);
    expect(JSON.parse(server.seen[0]?.body ?? '')).to.deep.equal({ operation: 'query', query: 'SELECT Id FROM CaseHistory', contentType: 'CSV', columnDelimiter: 'COMMA', lineEnding: 'LF' });
    expect(await bulk.job(job)).to.deep.equal({ id: job, state: 'Failed', rows: 7, error: 'InternalServerError' });
    expect(await bulk.job('750000000000002AAA')).to.equal(undefined);
    await bulk.remove(job);
  });
});
