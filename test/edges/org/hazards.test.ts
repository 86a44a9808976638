import { expect } from 'chai';
import { OrgRefusal } from '../../../src/core/model/ports.ts';
import { soql } from '../../../src/core/model/soql.ts';
import { Problem } from '../../../src/problems.ts';
import { failureOf, handClock, json, newToken, oldToken, orgAt, refuse, renewableSession, servers, text } from './loopback.ts';

const anyQuery = soql`SELECT Id FROM Organization`;
const noRows = { totalSize: 0, done: true, records: [] };

function expectProblem(error: Error, key: string): Problem {
  expect(error).to.be.instanceOf(Problem).with.property('key', key);
  expect(error.cause, 'no vendor error as a cause').to.equal(undefined);
  const shown = JSON.stringify(error);
  expect(shown).not.to.include(oldToken).and.not.to.include(newToken).and.not.to.include('TypeError');
  if (!(error instanceof Problem)) throw error;
  return error;
}

describe('hazards between us and an org', () => {
  const serving = servers();

  describe('a session that is over', () => {
    it('is renewed once, and the call goes again with the new token', async () => {
      const server = await serving((seen, reply) => {
        if (seen.headers.authorization === `Bearer ${oldToken}`) refuse(reply, 401, 'INVALID_SESSION_ID', 'Session expired or invalid');
        else json(reply, 200, noRows);
      });
      expect(await orgAt(server).query(anyQuery)).to.deep.equal([]);
      expect(server.seen.map((seen) => seen.headers.authorization)).to.deep.equal([`Bearer ${oldToken}`, `Bearer ${newToken}`]);
    });

    it('costs one refresh for calls that meet it together', async () => {
      const server = await serving((seen, reply) => {
        if (seen.headers.authorization === `Bearer ${oldToken}`) refuse(reply, 401, 'INVALID_SESSION_ID', 'Session expired or invalid');
        else json(reply, 200, noRows);
      });
      const session = renewableSession(server.url);
      const org = orgAt(server, { session });
      await Promise.all(Array.from({ length: 8 }, () => org.query(anyQuery)));
      expect(session.refreshes).to.have.length(1);
    });

    it('that is refused for ever costs two requests and one refresh, and no more afterwards', async () => {
      const server = await serving((_seen, reply) => refuse(reply, 401, 'INVALID_SESSION_ID', 'Session expired or invalid'));
      const session = renewableSession(server.url);
      const org = orgAt(server, { session });
      expectProblem(await failureOf(org.query(anyQuery)), 'session-refused');
      expectProblem(await failureOf(org.create('User', {})), 'session-refused');
      expectProblem(await failureOf(org.listMetadata('Profile')), 'session-refused');
      expect(server.seen.length + session.refreshes.length).to.equal(3);
    });

    it('that cannot be renewed is one plain problem, and asks no more', async () => {
      const server = await serving((_seen, reply) => refuse(reply, 401, 'INVALID_SESSION_ID', 'Session expired or invalid'));
      const session = { ...renewableSession(server.url), refresh: () => Promise.reject(new TypeError('fetch failed')) };
      const org = orgAt(server, { session });
      expectProblem(await failureOf(org.query(anyQuery)), 'session-expired');
      expectProblem(await failureOf(org.query(anyQuery)), 'session-expired');
      expect(server.seen).to.have.length(1);
    });

    it('names the IP ranges where the refresh was refused for them', async () => {
      const server = await serving((_seen, reply) => refuse(reply, 401, 'INVALID_SESSION_ID', 'Session expired or invalid'));
      const session = { ...renewableSession(server.url), refresh: () => Promise.reject(new Error('invalid_grant: ip restricted')) };
      expectProblem(await failureOf(orgAt(server, { session }).query(anyQuery)), 'session-ip-restricted');
    });

    it('that may not be used with the API is not renewed at all', async () => {
      const server = await serving((_seen, reply) => refuse(reply, 401, 'INVALID_SESSION_ID', 'This session is not valid for use with the REST API'));
      const session = renewableSession(server.url);
      expectProblem(await failureOf(orgAt(server, { session }).query(anyQuery)), 'session-not-for-api');
      expect(session.refreshes).to.have.length(0);
      expect(server.seen).to.have.length(1);
    });
  });

  describe('a redirect', () => {
    for (const status of [301, 302, 303, 307, 308]) {
      it(`with ${status} to another host never carries the session there`, async () => {
        const elsewhere = await serving((_seen, reply) => json(reply, 200, noRows));
        const server = await serving((_seen, reply) => reply.writeHead(status, { location: `${elsewhere.url}/services/data` }).end());
        const problem = expectProblem(await failureOf(orgAt(server).query(anyQuery)), 'org-redirects');
        expect(problem.tokens[1]).to.equal(new URL(elsewhere.url).host);
        expect(elsewhere.seen).to.have.length(0);
        expect(server.seen).to.have.length(1);
      });
    }
  });

  describe('an answer that does not come', () => {
    it('is asked for again where nothing is changed by that', async () => {
      const server = await serving((_seen, reply, count) => {
        if (count < 3) reply.destroy();
        else json(reply, 200, noRows);
      });
      expect(await orgAt(server).query(anyQuery)).to.deep.equal([]);
      expect(server.seen).to.have.length(3);
    });

    it('ends after four attempts in one problem', async () => {
      const server = await serving((_seen, reply) => reply.destroy());
      expectProblem(await failureOf(orgAt(server).query(anyQuery)), 'org-no-answer');
      expect(server.seen).to.have.length(4);
    });

    it('to a write is never asked for again, since it may have been made', async () => {
      const server = await serving((_seen, reply) => reply.destroy());
      expectProblem(await failureOf(orgAt(server).create('User', { Username: 'a@example.com' })), 'org-answer-lost');
      expectProblem(await failureOf(orgAt(server).update('User', '005000000000001AAA', {})), 'org-answer-lost');
      expectProblem(await failureOf(orgAt(server).deploy([], { checkOnly: false })), 'org-answer-lost');
      expect(server.seen).to.have.length(3);
    });

    it('is waited for no longer than the deadline of a call', async () => {
      const server = await serving(() => undefined);
      const began = Date.now();
      const problem = expectProblem(await failureOf(orgAt(server, { timeoutMs: 150 }).create('User', {})), 'org-answer-lost');
      expect(problem.tokens[1]).to.match(/^no answer within/);
      expect(Date.now() - began).to.be.below(2000);
    });

    it('drop by drop does not outlast the deadline either', async () => {
      const server = await serving((_seen, reply) => {
        reply.writeHead(200, { 'content-type': 'application/json' });
        const drip = setInterval(() => reply.write(' '), 20);
        reply.on('close', () => clearInterval(drip));
      });
      const began = Date.now();
      expectProblem(await failureOf(orgAt(server, { timeoutMs: 200 }).update('User', '005000000000001AAA', {})), 'org-answer-lost');
      expect(Date.now() - began).to.be.below(2000);
    });

    it('because nobody listens is a problem that says nothing was sent, for a write too', async () => {
      const server = await serving(() => undefined);
      await server.close();
      const clock = handClock();
      expectProblem(await failureOf(orgAt(server, { clock }).create('User', {})), 'org-unreachable');
      expect(clock.slept).to.have.length(4);
    });

    it('with half a body is lost, not read', async () => {
      const server = await serving((_seen, reply) => {
        reply.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
        reply.write('{"totalSize":0,');
        setTimeout(() => reply.destroy(), 10);
      });
      expectProblem(await failureOf(orgAt(server).query(anyQuery)), 'org-no-answer');
    });
  });

  describe('a server that cannot answer now', () => {
    for (const status of [502, 503, 504]) {
      it(`is asked again after HTTP ${status}, with growing pauses`, async () => {
        const server = await serving((_seen, reply, count) => {
          if (count < 4) text(reply, status, 'text/html', '<html>Down for maintenance</html>');
          else json(reply, 200, noRows);
        });
        const clock = handClock();
        await orgAt(server, { clock }).query(anyQuery);
        expect(clock.slept.map((pause) => Math.floor(pause / 1000))).to.deep.equal([1, 2, 4]);
      });
    }

    it('is given the time it asks for, within bounds', async () => {
      const server = await serving((_seen, reply, count) => {
        if (count === 1) json(reply, 503, {}, { 'retry-after': '20' });
        else if (count === 2) json(reply, 429, {}, { 'retry-after': '86400' });
        else json(reply, 200, noRows);
      });
      const clock = handClock();
      await orgAt(server, { clock }).query(anyQuery);
      expect(clock.slept[0]).to.be.within(20_000, 25_000);
      expect(clock.slept[1]).to.be.within(60_000, 75_000);
    });

    it('is named as under maintenance in the end', async () => {
      const server = await serving((_seen, reply) => text(reply, 503, 'text/html', '<html><h1>We are down for maintenance.</h1></html>'));
      const problem = expectProblem(await failureOf(orgAt(server).query(anyQuery)), 'org-maintenance');
      expect(problem.tokens[1]).to.equal('HTTP 503: We are down for maintenance.');
    });

    it('is not sent a write again', async () => {
      const server = await serving((_seen, reply) => text(reply, 503, 'text/html', '<html>busy</html>'));
      expectProblem(await failureOf(orgAt(server).create('User', {})), 'org-answer-lost');
      expect(server.seen).to.have.length(1);
    });
  });

  describe('a lock somebody else holds', () => {
    it('is waited for by a write too, since nothing was changed', async () => {
      const server = await serving((_seen, reply, count) => {
        if (count < 4) refuse(reply, 400, 'UNABLE_TO_LOCK_ROW', 'unable to obtain exclusive access to this record or 1 records: 0PS000000000001');
        else json(reply, 201, { id: '005000000000001', success: true, errors: [] });
      });
      const clock = handClock();
      expect(await orgAt(server, { clock }).create('User', {})).to.equal('005000000000001AAA');
      expect(clock.slept.map((pause) => Math.floor(pause / 15_000))).to.deep.equal([1, 2, 3]);
    });

    it('ends in one problem when it stays', async () => {
      const server = await serving((_seen, reply) => refuse(reply, 400, 'UNABLE_TO_LOCK_ROW', 'unable to obtain exclusive access'));
      const clock = handClock();
      expectProblem(await failureOf(orgAt(server, { clock }).create('User', {})), 'org-busy');
      expect(clock.slept.reduce((sum, pause) => sum + pause, 0)).to.be.within(8 * 60_000, 10 * 60_000);
      expect(server.seen.length).to.be.at.most(13);
    });
  });

  describe('an answer that is not the API’s', () => {
    it('shows at most 200 characters, without mark-up and without secrets', async () => {
      const page = `<html><script>var x="${oldToken}"</script><p>Sign in</p> access_token=abc123def ${oldToken} ${'x'.repeat(5000)}</html>`;
      const server = await serving((_seen, reply) => text(reply, 200, 'text/html', page));
      const problem = expectProblem(await failureOf(orgAt(server).query(anyQuery)), 'org-odd-answer');
      const shown = problem.tokens[1] ?? '';
      expect(shown).to.match(/^HTTP 200: Sign in \[REDACTED\] \[REDACTED\] x+$/);
      expect(shown.length).to.be.at.most(220);
    });

    it('is cut off at the cap', async () => {
      const server = await serving((_seen, reply) => {
        reply.writeHead(200, { 'content-type': 'application/json' });
        const flood = (): void => {
          while (!reply.destroyed && reply.write('x'.repeat(65_536))) { /* until the socket is full */ }
        };
        reply.on('drain', flood);
        flood();
      });
      expectProblem(await failureOf(orgAt(server, { maxBytes: 1_000_000 }).query(anyQuery)), 'org-answer-too-big');
      expect(server.seen).to.have.length(1);
    });

    for (const place of ['https://evil.example.com/services/data/v66.0/query/01g-2000', '//evil.example.com/x', '/services/data/v66.0/../../x', '/services/oauth2/revoke?token=1', 'services/data/v66.0/query/x']) {
      it(`is not followed to ${place} for the next page`, async () => {
        const server = await serving((_seen, reply) => json(reply, 200, { totalSize: 1, done: false, records: [], nextRecordsUrl: place }));
        expectProblem(await failureOf(orgAt(server).query(anyQuery)), 'org-odd-next-page');
        expect(server.seen).to.have.length(1);
      });
    }

    it('is not followed in circles', async () => {
      const server = await serving((_seen, reply) => json(reply, 200, { done: false, records: [], nextRecordsUrl: '/services/data/v66.0/query/01g-2000' }));
      expectProblem(await failureOf(orgAt(server).query(anyQuery)), 'org-odd-next-page');
      expect(server.seen).to.have.length(2);
    });
  });

  for (const path of ['limits', '@evil.example.com/', '/../../oauth2/revoke', '/./limits', '/..', '\\evil']) {
    it(`sends nothing for the path ${path}`, async () => {
      const server = await serving((_seen, reply) => json(reply, 200, {}));
      expectProblem(await failureOf(orgAt(server).get(path)), 'org-odd-path');
      expect(server.seen).to.have.length(0);
    });
  }

  it('keeps what the org’s own words say as a refusal for the workflow', async () => {
    const server = await serving((_seen, reply) => refuse(reply, 400, 'DUPLICATE_USERNAME', 'Duplicate Username.', ['Username']));
    const refusal = await failureOf(orgAt(server).create('User', {}));
    expect(refusal).to.be.instanceOf(OrgRefusal);
    expect(refusal).to.deep.include({ status: 400, code: 'DUPLICATE_USERNAME', message: 'Duplicate Username.', fields: ['Username'] });
  });

  for (const [code, status, key] of [
    ['REQUEST_LIMIT_EXCEEDED', 403, 'api-limit-reached'],
    ['API_DISABLED_FOR_ORG', 403, 'org-api-disabled'],
    ['API_CURRENTLY_DISABLED', 403, 'org-api-disabled'],
  ] as const) {
    it(`turns ${code} into ${key}, whatever was asked`, async () => {
      const server = await serving((_seen, reply) => refuse(reply, status, code, 'TotalRequests Limit exceeded.'));
      expectProblem(await failureOf(orgAt(server).create('User', {})), key);
      expect(server.seen).to.have.length(1);
    });
  }

  it('waits where only too many calls run at the same time', async () => {
    const server = await serving((_seen, reply, count) => {
      if (count === 1) refuse(reply, 403, 'REQUEST_LIMIT_EXCEEDED', 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.');
      else json(reply, 200, noRows);
    });
    await orgAt(server).query(anyQuery);
    expect(server.seen).to.have.length(2);
  });
});
