import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect } from 'chai';
import type { LandingSlice } from '../../../src/core/model/history/landing.ts';
import { newFile, openLanding } from '../../../src/edges/files/landing.ts';
import { openBulkQueries } from '../../../src/edges/org/bulk-query.ts';
import { openLine } from '../../../src/edges/org/line.ts';
import { openNoteBook } from '../../../src/workflows/history/collect-notes.ts';
import { collectSlice } from '../../../src/workflows/history/collect-slice.ts';
import { json, servers, type Behaviour } from '../../edges/org/loopback.ts';

const columns = ['Id', 'NewValue'];
const name = 'Case-1';
const begun: LandingSlice = { name, object: 'Case', soql: 'SELECT Id, NewValue FROM CaseHistory', columns, withoutValues: false, from: '2026-01-01T00:00:00.000Z', to: '2026-02-01T00:00:00.000Z', pages: [], state: 'open' };

function page(reply: ServerResponse, id: string, next: string, announced = 1): void {
  reply.writeHead(200, { 'content-type': 'text/csv', 'sforce-locator': next, 'sforce-numberofrecords': String(announced) });
  reply.end(`"Id","NewValue"\n"${id}","a"\n`);
}

describe('one slice of a batch', () => {
  const serving = servers();
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'slice-'))));
  afterEach(async () => rm(folder, { recursive: true, force: true }));

  /** Collects it from an org whose results are these; `page` is what was asked for, `first` for the first. The slice, and the Ids on disk. */
  async function collected(results: (page: string, reply: ServerResponse, count: number) => void): Promise<{ readonly slice: LandingSlice; readonly ids: readonly string[]; readonly jobs: number }> {
    let jobs = 0;
    const asked = new Map<string, number>();
    const behaviour: Behaviour = ({ method, path }, reply) => {
      const { pathname, searchParams } = new URL(path, 'http://org.example');
      const at = searchParams.get('locator') ?? 'first';
      if (method === 'POST') json(reply, 200, { id: `75000000000000${(jobs += 1)}AAA`, state: 'UploadComplete' });
      else if (!pathname.endsWith('/results')) json(reply, 200, { id: pathname.split('/').at(-1), state: 'JobComplete', numberRecordsProcessed: 3 });
      else {
        asked.set(at, (asked.get(at) ?? 0) + 1);
        results(at, reply, asked.get(at) ?? 0);
      }
    };
    const { url } = await serving(behaviour);
    const clock = { now: () => new Date(), sleep: async () => undefined };
    const session = { instanceUrl: url, username: 'a@example.com', accessToken: () => 'token', refresh: async () => undefined };
    const landing = openLanding(folder);
    const book = openNoteBook(landing, { format: 'integration-user-landing/1', batch: 'b', startedAt: begun.to, slices: [begun], kept: [] });
    await collectSlice({ bulk: openBulkQueries(openLine({ session, allowLoopback: true, clock }), newFile), landing, clock, pageRows: 1, seen: () => undefined }, book, name);
    const slice = book.slice(name);
    const texts = await Promise.all(slice.pages.map(async ({ file }) => gunzipSync(await readFile(landing.path('b', file))).toString('utf8')));
    return { slice, jobs, ids: texts.map((text) => /\n"(\w+)"/.exec(text)?.[1] ?? '').toSorted() };
  }

  it('has every page, in whatever order they come', async () => {
    const { slice, ids } = await collected((at, reply) => {
      page(reply, at, { first: 'second', second: 'third' }[at] ?? 'null');
    });
    expect(slice.state).to.equal('whole');
    expect(ids).to.deep.equal(['first', 'second', 'third']);
  });

  it('is not called whole where a page that came again named another one after it: its job begins anew', async () => {
    const follows: Readonly<Record<string, string>> = { other: 'last' };
    const { slice, ids, jobs } = await collected((at, reply, count) => {
      if (at === 'first') page(reply, at, count === 1 ? 'gone' : 'other', count === 1 ? 2 : 1);
      else page(reply, at, follows[at] ?? 'null');
    });
    expect([slice.state, ids, jobs]).to.deep.equal(['whole', ['first', 'last', 'other'], 2]);
  });

  it('is told as failed where its pages never hang together', async () => {
    const { slice, jobs } = await collected((at, reply, count) => {
      if (at === 'first') page(reply, at, `second-${count}`, count % 2 === 1 ? 2 : 1);
      else page(reply, at, 'null');
    });
    expect([slice.state, slice.error, slice.pages.length, jobs]).to.deep.equal(['failed', 'The pages of its result did not follow one another, more than once.', 0, 3]);
  });
});
