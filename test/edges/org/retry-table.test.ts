import type { ServerResponse } from 'node:http';
import { expect } from 'chai';
import { LostAnswer, OrgRefusal } from '../../../src/core/model/ports.ts';
import type { Org } from '../../../src/core/model/ports.ts';
import { soql } from '../../../src/core/model/soql.ts';
import { Problem } from '../../../src/problems.ts';
import { failureOf, handClock, json, orgAt, refuse, servers, text } from './loopback.ts';

// Security facts B.6, row by row: what a read and what a write makes of a signal that stays.

interface End {
  /** Key of the Problem, or code of the refusal. */
  readonly ends: string;
  readonly requests: number;
}
interface Row {
  readonly signal: string;
  readonly answer: (reply: ServerResponse) => void;
  readonly read: End;
  readonly write: End;
}

const page = '<html><h1>Down for maintenance</h1></html>';
const lost = (requests = 1): End => ({ ends: 'org-answer-lost', requests });
const stays = (ends: string, requests = 1): Pick<Row, 'read' | 'write'> => ({ read: { ends, requests }, write: { ends, requests } });

/** 12 waits of B.6's contention fit into its ten minutes, less what the jitter takes. */
const contention = 12;

const rows: readonly Row[] = [
  { signal: 'a reset', answer: (reply) => reply.destroy(), read: { ends: 'org-no-answer', requests: 4 }, write: lost() },
  { signal: 'half a body', answer: cutShort, read: { ends: 'org-no-answer', requests: 4 }, write: lost() },
  { signal: 'half of a JSON', answer: (reply) => text(reply, 200, 'application/json', '{"records":['), read: { ends: 'org-odd-answer', requests: 4 }, write: lost() },
  { signal: 'nothing with 200', answer: (reply) => text(reply, 200, 'application/json', ''), read: { ends: 'org-odd-answer', requests: 4 }, write: lost() },
  { signal: 'a page with 200', answer: (reply) => text(reply, 200, 'text/html', page), read: { ends: 'org-odd-answer', requests: 4 }, write: lost() },
  { signal: 'a page with 403', answer: (reply) => text(reply, 403, 'text/html', page), read: { ends: 'org-odd-answer', requests: 1 }, write: lost() },
  ...[500, 502, 503, 504].map((status) => ({ signal: `a page with ${status}`, answer: (reply: ServerResponse) => text(reply, status, 'text/html', page), read: { ends: 'org-maintenance', requests: 4 }, write: lost() })),
  ...[502, 503, 504].map((status) => ({ signal: `a refusal with ${status}`, answer: (reply: ServerResponse) => refuse(reply, status, 'SERVER_UNAVAILABLE', 'Try later'), read: { ends: 'org-maintenance', requests: 4 }, write: lost() })),
  { signal: 'UNKNOWN_EXCEPTION', answer: (reply) => refuse(reply, 500, 'UNKNOWN_EXCEPTION', 'ErrorId 1'), read: { ends: 'UNKNOWN_EXCEPTION', requests: 2 }, write: lost() },
  { signal: 'another refusal with 500', answer: (reply) => refuse(reply, 500, 'X', 'x'), read: { ends: 'X', requests: 1 }, write: lost() },
  ...[420, 429].map((status) => ({ signal: `a refusal with ${status}`, answer: (reply: ServerResponse) => refuse(reply, status, 'TOO_MANY_REQUESTS', 'Slower'), read: { ends: 'org-throttled', requests: 4 }, write: lost() })),
  ...[420, 429].map((status) => ({ signal: `a page with ${status}`, answer: (reply: ServerResponse) => text(reply, status, 'text/html', page), read: { ends: 'org-throttled', requests: 4 }, write: lost() })),
  { signal: 'a session that is over', answer: (reply) => refuse(reply, 401, 'INVALID_SESSION_ID', 'Session expired or invalid'), ...stays('session-refused', 2) },
  { signal: 'a session not for the API', answer: (reply) => refuse(reply, 401, 'INVALID_SESSION_ID', 'This session is not valid for use with the REST API'), ...stays('session-not-for-api') },
  { signal: 'the quota of the day', answer: (reply) => refuse(reply, 403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.'), ...stays('api-limit-reached') },
  { signal: 'too many calls at once', answer: (reply) => refuse(reply, 403, 'REQUEST_LIMIT_EXCEEDED', 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.'), ...stays('org-throttled', contention) },
  { signal: 'a locked row', answer: (reply) => refuse(reply, 400, 'UNABLE_TO_LOCK_ROW', 'unable to obtain exclusive access to this record or 1 records: 0PS'), ...stays('org-busy', contention) },
  { signal: 'a locked row by its words', answer: (reply) => refuse(reply, 400, 'X', 'unable to obtain exclusive access to this record or 1 records: 0PS'), ...stays('org-busy', contention) },
  { signal: 'a setup somebody else changes', answer: (reply) => refuse(reply, 400, 'ALREADY_IN_PROCESS', 'administration setup has already been locked'), ...stays('org-busy', contention) },
  ...['DUPLICATE_USERNAME', 'DUPLICATE_VALUE', 'LICENSE_LIMIT_EXCEEDED', 'INSUFFICIENT_ACCESS', 'FIELD_INTEGRITY_EXCEPTION', 'QUERY_TIMEOUT'].map((code) => ({
    signal: code, answer: (reply: ServerResponse) => refuse(reply, 400, code, 'words'), ...stays(code),
  })),
];

function cutShort(reply: ServerResponse): void {
  reply.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  reply.write('{"records":[', () => reply.destroy());
}

const nameOf = (error: Error): string => (error instanceof OrgRefusal ? error.code : error instanceof Problem ? error.key : error.name);

const reads: Readonly<Record<string, (org: Org) => Promise<unknown>>> = {
  'a query': (org) => org.query(soql`SELECT Id FROM User`),
  'a get': (org) => org.get('/limits'),
};
const writes: Readonly<Record<string, (org: Org) => Promise<unknown>>> = {
  'a create': (org) => org.create('User', {}),
  'an update': (org) => org.update('User', '005000000000001AAA', {}),
  'a removal': (org) => org.remove('PermissionSetAssignment', '0Pa000000000001AAA'),
  'a deploy': (org) => org.deploy([], { checkOnly: false }),
};
/** A change of one record is answered with nothing at all: there, nothing is a whole answer. */
const nothingIsDone = new Set(['an update', 'a removal']);

describe('the retry table', () => {
  const serving = servers();

  for (const { signal, answer, read, write } of rows) {
    const cases = [...Object.entries(reads).map(([what, ask]) => ({ what, ask, end: read })), ...Object.entries(writes).map(([what, ask]) => ({ what, ask, end: write }))];
    for (const { what, ask, end } of cases.filter((each) => signal !== 'nothing with 200' || !nothingIsDone.has(each.what))) {
      it(`ends ${what} that meets ${signal} in ${end.ends}, after ${end.requests} requests`, async () => {
        const server = await serving((_seen, reply) => answer(reply));
        const clock = handClock();
        const error = await failureOf(ask(orgAt(server, { clock })));
        expect(nameOf(error)).to.equal(end.ends);
        if (end.ends === 'org-answer-lost') expect(error).to.be.instanceOf(LostAnswer);
        expect(server.seen.length).to.be.within(end.requests === contention ? 10 : end.requests, end.requests + (end.requests === contention ? 1 : 0));
        expect(clock.slept.reduce((sum, pause) => sum + pause, 0)).to.be.at.most(10 * 60_000);
      });
    }
  }

  for (const [what, ask] of Object.entries(writes)) {
    it(`ends ${what} that is sent elsewhere as a lost answer, since it may have been passed on`, async () => {
      const server = await serving((_seen, reply) => reply.writeHead(302, { location: 'https://evil.example.com/' }).end());
      const error = await failureOf(ask(orgAt(server)));
      expect(error).to.be.instanceOf(LostAnswer);
      expect(JSON.stringify(error)).to.include('it sends callers on to evil.example.com');
      expect(server.seen).to.have.length(1);
    });

    it(`ends ${what} that floods us as a lost answer`, async () => {
      const server = await serving((_seen, reply) => text(reply, 200, 'application/json', `{"id":"${'x'.repeat(200_000)}"}`));
      expect(await failureOf(ask(orgAt(server, { maxBytes: 100_000 })))).to.be.instanceOf(LostAnswer);
      expect(server.seen).to.have.length(1);
    });
  }

  for (const [status, code] of [[404, 'NOT_FOUND'], [404, 'ENTITY_IS_DELETED'], [400, 'INVALID_CROSS_REFERENCE_KEY']] as const) {
    it(`takes ${code} for a removal that is done`, async () => {
      const server = await serving((_seen, reply) => refuse(reply, status, code, 'entity is deleted'));
      await orgAt(server).remove('PermissionSetAssignment', '0Pa000000000001AAA');
      expect(server.seen.map(({ method }) => method)).to.deep.equal(['DELETE']);
    });
  }

  it('does not take a page with 404 for a removal that is done', async () => {
    const server = await serving((_seen, reply) => text(reply, 404, 'text/html', page));
    expect(await failureOf(orgAt(server).remove('PermissionSetAssignment', '0Pa000000000001AAA'))).to.be.instanceOf(LostAnswer);
  });

  for (const id of ['', '0Pa', '../User/005000000000001AAA', "0Pa000000000001'AA", '0Pa000000000001AAA\n']) {
    it(`removes nothing for the id ${JSON.stringify(id)}`, async () => {
      const server = await serving((_seen, reply) => reply.writeHead(204).end());
      expect(await failureOf(orgAt(server).remove('PermissionSetAssignment', id))).to.have.property('key', 'org-odd-path');
      expect(server.seen).to.have.length(0);
    });
  }

  it('waits for as long as it is told, in seconds or until a date, and for a minute at most', async () => {
    const server = await serving((_seen, reply, count) => {
      if (count === 1) refuseWith(reply, { 'retry-after': '20' });
      else if (count === 2) refuseWith(reply, { 'retry-after': 'Sat, 21 Nov 2026 10:00:30 GMT', date: 'Sat, 21 Nov 2026 10:00:00 GMT' });
      else if (count === 3) refuseWith(reply, { 'retry-after': '86400' });
      else json(reply, 200, { done: true, records: [] });
    });
    const clock = handClock();
    await orgAt(server, { clock }).query(soql`SELECT Id FROM User`);
    expect(clock.slept.map((pause) => Math.floor(pause / 1000))).to.satisfy(([first, second, third]: number[]) => inside(first, 20) && inside(second, 30) && inside(third, 60));
  });

  for (const odd of ['-5', '1e3', 'soon', '', '99999999999999999999', 'NaN']) {
    it(`waits as usual where it is told ${JSON.stringify(odd)}`, async () => {
      const server = await serving((_seen, reply, count) => (count === 1 ? refuseWith(reply, { 'retry-after': odd }) : json(reply, 200, { done: true, records: [] })));
      const clock = handClock();
      await orgAt(server, { clock }).query(soql`SELECT Id FROM User`);
      expect(clock.slept[0]).to.be.within(1000, 1251);
    });
  }
});

function refuseWith(reply: ServerResponse, headers: Record<string, string>): void {
  json(reply, 503, [{ errorCode: 'SERVER_UNAVAILABLE', message: 'Try later' }], headers);
}

/** At least what was asked for, and at most a quarter more. */
function inside(seconds: number | undefined, asked: number): boolean {
  return seconds !== undefined && seconds >= asked && seconds <= asked * 1.25 + 1;
}
