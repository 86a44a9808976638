import { generateKeyPairSync } from 'node:crypto';
import { expect } from 'chai';
import type { LoginRequest } from '../../../src/core/model/ports.ts';
import { Secret } from '../../../src/core/model/secret.ts';
import { soql } from '../../../src/core/model/soql.ts';
import { openDoor } from '../../../src/edges/org/door.ts';
import { openOrg } from '../../../src/edges/org/org.ts';
import { Problem } from '../../../src/problems.ts';
import { failureOf, handClock, json, orgAt, renewableSession, servers, text } from './loopback.ts';
import { hostilePaths, hostileUrls } from './hostile-urls.ts';

const anyQuery = soql`SELECT Id FROM Organization`;
const pem = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** What a header can carry at all. */
const inHeader = (url: string): boolean => /^[\x20-\x7e]*$/.test(url);

function request(instanceUrl: string): LoginRequest {
  const credential = { consumerKey: 'k', privateKey: new Secret(pem), createdAt: '2026-11-21T10:00:00.000Z' };
  return { flow: 'jwt-bearer', instanceUrl, isSandbox: false, username: 'a@example.com', credential };
}

describe('whoever names an address', () => {
  const serving = servers();

  it('names at least sixty hostile ones here', () => {
    expect(new Set(hostileUrls).size).to.equal(hostileUrls.length).and.to.be.at.least(60);
  });

  it('as an instance URL has no org opened there', () => {
    const opened = hostileUrls.filter((instanceUrl) => {
      try {
        openOrg({ session: renewableSession(instanceUrl), clock: handClock(), allowLoopback: true });
        return true;
      } catch (error) {
        return !(error instanceof Problem && error.key.startsWith('host-not-'));
      }
    });
    expect(opened).to.deep.equal([]);
  });

  it('as a place to log in is sent no key and no assertion', async () => {
    const door = openDoor({ clock: handClock(), allowLoopback: true, timeoutMs: 200 });
    for (const url of hostileUrls) expect(await failureOf(door.knock(request(url))), url).to.have.property('key').that.matches(/^host-not-/);
  });

  it('as the next page of a query is not followed', async () => {
    for (const place of [...hostileUrls.filter((url) => url !== ''), ...hostilePaths]) {
      const server = await serving((_seen, reply) => json(reply, 200, { totalSize: 2, done: false, records: [], nextRecordsUrl: place }));
      expect(await failureOf(orgAt(server).query(anyQuery)), place).to.have.property('key', 'org-odd-next-page');
      expect(server.seen, place).to.have.length(1);
    }
  });

  it('as the target of a redirect is not followed, and is shown without control characters', async () => {
    for (const location of hostileUrls.filter(inHeader)) {
      const server = await serving((_seen, reply) => reply.writeHead(302, { location }).end());
      const problem = await failureOf(orgAt(server).query(anyQuery));
      expect(problem, location).to.be.instanceOf(Problem).with.property('key', 'org-redirects');
      expect(problem instanceof Problem ? problem.tokens.join('') : '', location).to.match(/^[\x20-\x7e]+$/);
      expect(server.seen, location).to.have.length(1);
    }
  });

  it('as the identity of a token is not believed, and the session is used for nothing', async () => {
    const door = openDoor({ clock: handClock(), allowLoopback: true });
    for (const url of hostileUrls) {
      const id = `${url}/id/00D000000000001AAA/005000000000001AAA`;
      const server = await serving((_seen, reply) => json(reply, 200, { access_token: '00D000000000001!session', scope: 'api', id, token_type: 'Bearer' }));
      expect(await door.knock(request(server.url)), id).to.have.property('kind', 'unreachable');
      expect(server.seen, id).to.have.length(1);
    }
  });

  for (const [what, id] of [
    ['without ids', 'http://127.0.0.1:1/id/'],
    ['with ids of other things', 'http://127.0.0.1:1/id/001000000000001AAA/003000000000001AAA'],
    ['with more behind the ids', 'http://127.0.0.1:1/id/00D000000000001AAA/005000000000001AAA/../x'],
    ['of Salesforce, from a machine that is not', 'https://login.salesforce.com/id/00D000000000001AAA/005000000000001AAA'],
  ] as const) {
    it(`as the identity of a token is not believed ${what}`, async () => {
      const server = await serving((_seen, reply) => json(reply, 200, { access_token: '00D000000000001!session', id }));
      expect(await openDoor({ clock: handClock(), allowLoopback: true }).knock(request(server.url))).to.have.property('kind', 'unreachable');
    });
  }

  it('cannot smuggle a header in with a token', async () => {
    const server = await serving((_seen, reply) => json(reply, 200, { access_token: 'x\r\nx-evil: 1', id: 'http://127.0.0.1:1/id/00D000000000001AAA/005000000000001AAA' }));
    expect(await openDoor({ clock: handClock(), allowLoopback: true }).knock(request(server.url))).to.have.property('kind', 'unreachable');
    expect(server.seen).to.have.length(1);
  });

  for (const path of ['/%2e%2e/%2e%2e/oauth2/revoke', '/.%2E/x', '/%2e/x', '/a//b', '/a\u0000b', '/a\tb', '/limits#x', '/limits\\..\\x']) {
    it(`is sent nothing for the path ${JSON.stringify(path)}`, async () => {
      const server = await serving((_seen, reply) => text(reply, 200, 'application/json', '{}'));
      expect(await failureOf(orgAt(server).get(path))).to.have.property('key', 'org-odd-path');
      expect(server.seen).to.have.length(0);
    });
  }
});
