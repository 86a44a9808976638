import { generateKeyPairSync } from 'node:crypto';
import { inspect } from 'node:util';
import { expect } from 'chai';
import { decodeProtectedHeader, jwtVerify } from 'jose';
import type { Door, LoginOutcome, LoginRequest } from '../../../src/core/model/ports.ts';
import { Secret } from '../../../src/core/model/secret.ts';
import { openDoor } from '../../../src/edges/org/door.ts';
import type { DoorOptions } from '../../../src/edges/org/door.ts';
import { failureOf, handClock, json, refuse, serve, servers, text } from './loopback.ts';
import type { Loopback, Seen } from './loopback.ts';

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const username = 'hubspot@example.com';
const sessionId = '00D000000000001!identity.session';
const grant = {
  access_token: sessionId,
  scope: 'api refresh_token',
  instance_url: 'https://evil.example.com',
  id: 'http://127.0.0.1:4711/id/00D000000000001AAA/005000000000001AAA',
  token_type: 'Bearer',
};

function request(server: Loopback, change: Partial<LoginRequest> = {}): LoginRequest {
  const credential = { consumerKey: 'ourConsumerKey', privateKey: new Secret(pem), consumerSecret: new Secret('hunter22secret'), createdAt: '2026-11-21T10:00:00.000Z' };
  return { flow: 'jwt-bearer', instanceUrl: server.url, isSandbox: false, username, credential, ...change };
}

function doorOf(options: Partial<DoorOptions> = {}): Door {
  return openDoor({ clock: handClock(), allowLoopback: true, timeoutMs: 1000, ...options });
}

function formOf(seen: Seen | undefined): URLSearchParams {
  return new URLSearchParams(seen?.body ?? '');
}

function expectNoSecret(...things: readonly unknown[]): void {
  const shown = things.map((thing) => `${JSON.stringify(thing)}${inspect(thing, { depth: 9, showHidden: true })}`).join();
  for (const secret of [sessionId, 'hunter22secret', pem.slice(40, 80)]) expect(shown).not.to.include(secret);
}

describe('the door of the identity', () => {
  const serving = servers();
  const entering = (onToken?: (seen: Seen) => void): Promise<Loopback> =>
    serving((seen, reply) => {
      if (seen.path === '/services/oauth2/token') {
        onToken?.(seen);
        json(reply, 200, grant);
      } else if (seen.path === '/services/oauth2/revoke') text(reply, 200, 'text/html', '');
      else json(reply, 200, { done: true, records: [{ Username: username }] });
    });

  it('lets in with an assertion that holds for three minutes, in seconds, for this org only', async () => {
    const server = await entering();
    const clock = handClock();
    const outcome = await doorOf({ clock }).knock(request(server));
    expect(outcome).to.include({ kind: 'in', username, userId: '005000000000001AAA', orgId: '00D000000000001AAA' });
    expect(outcome).to.have.deep.property('scopes', ['api', 'refresh_token']);
    const form = formOf(server.seen[0]);
    expect(form.get('grant_type')).to.equal('urn:ietf:params:oauth:grant-type:jwt-bearer');
    const assertion = form.get('assertion') ?? '';
    const { payload } = await jwtVerify(assertion, pair.publicKey, { audience: server.url, currentDate: clock.now() });
    const now = Math.floor(clock.now().getTime() / 1000);
    expect(payload).to.deep.equal({ iss: 'ourConsumerKey', sub: username, aud: server.url, iat: now, exp: now + 180 });
    expect(decodeProtectedHeader(assertion)).to.deep.equal({ alg: 'RS256' });
  });

  it('hands out a reader that is the identity, and goes only where the request went', async () => {
    const server = await entering();
    const outcome = await doorOf().knock(request(server));
    if (outcome.kind !== 'in') throw new Error(outcome.kind);
    await outcome.org.get('/limits');
    expect(server.seen.at(-1)?.headers.authorization).to.equal(`Bearer ${sessionId}`);
    expectNoSecret(outcome);
  });

  it('sends client id and secret once, with client credentials, and asks the org who runs', async () => {
    const server = await serving((seen, reply) =>
      seen.path === '/services/oauth2/token' ? json(reply, 200, grant) : json(reply, 200, { done: true, records: [{ Username: 'somebody.else@example.com' }] })
    );
    const outcome = await doorOf().knock(request(server, { flow: 'client-credentials' }));
    expect(outcome).to.include({ kind: 'in', username: 'somebody.else@example.com' });
    expect([...formOf(server.seen[0])]).to.deep.equal([['grant_type', 'client_credentials'], ['client_id', 'ourConsumerKey'], ['client_secret', 'hunter22secret']]);
  });

  it('revokes the session on leaving, once', async () => {
    const server = await entering();
    const door = doorOf();
    const outcome = await door.knock(request(server));
    await door.leave(outcome);
    await door.leave(outcome);
    const revokes = server.seen.filter((seen) => seen.path === '/services/oauth2/revoke');
    expect(revokes.map((seen) => formOf(seen).get('token'))).to.deep.equal([sessionId]);
  });

  it('takes a session that is gone already for ended, and says where one could not be', async () => {
    const statuses = [400, 404];
    const server = await serving((seen, reply) => {
      if (seen.path === '/services/oauth2/token') json(reply, 200, grant);
      else if (seen.path === '/services/oauth2/revoke') json(reply, statuses.shift() ?? 200, { error: 'invalid_token' });
      else json(reply, 200, { done: true, records: [{ Username: username }] });
    });
    const door = doorOf();
    await door.leave(await door.knock(request(server)));
    const problem = await failureOf(door.leave(await door.knock(request(server))));
    expect(problem).to.have.property('key', 'session-not-ended');
    expectNoSecret(problem);
  });

  it('asks again for the end of a session where nobody answered, a few times', async () => {
    const ends = (lost: number): Promise<Loopback> => {
      let revokes = 0;
      return serving((seen, reply) => {
        if (seen.path === '/services/oauth2/token') json(reply, 200, grant);
        else if (seen.path !== '/services/oauth2/revoke') json(reply, 200, { done: true, records: [{ Username: username }] });
        else if ((revokes += 1) <= lost) reply.destroy();
        else text(reply, 200, 'text/html', '');
      });
    };
    const door = doorOf();
    await door.leave(await door.knock(request(await ends(3))));
    const server = await ends(Infinity);
    expect(await failureOf(door.leave(await door.knock(request(server))))).to.have.property('key', 'session-not-ended');
    expect(server.seen.filter((seen) => seen.path === '/services/oauth2/revoke')).to.have.length(4);
  });

  for (const [error, description] of [
    ['invalid_grant', "user hasn't approved this consumer"],
    ['invalid_app_access', 'user is not admin approved to access this app'],
    ['invalid_grant', 'ip restricted'],
    ['invalid_client_id', 'client identifier invalid'],
  ] as const) {
    it(`hands on the refusal "${description}" as it is, after one request`, async () => {
      const server = await serving((_seen, reply) => json(reply, 400, { error, error_description: description }));
      expect(await doorOf().knock(request(server))).to.deep.equal({ kind: 'refused', error, description });
      expect(server.seen).to.have.length(1);
    });
  }

  it('redacts a refusal that quotes the assertion', async () => {
    const server = await serving((seen, reply) => json(reply, 400, { error: 'invalid_grant', error_description: `bad assertion ${formOf(seen).get('assertion') ?? ''}` }));
    expect(await doorOf().knock(request(server))).to.deep.equal({ kind: 'refused', error: 'invalid_grant', description: 'bad assertion [REDACTED]' });
  });

  it('takes a session that cannot be used for a refusal, and revokes it', async () => {
    const server = await serving((seen, reply) => {
      if (seen.path === '/services/oauth2/token') json(reply, 200, grant);
      else if (seen.path === '/services/oauth2/revoke') text(reply, 200, 'text/html', '');
      else refuse(reply, 401, 'INVALID_SESSION_ID', 'Session expired or invalid');
    });
    expect(await doorOf().knock(request(server))).to.include({ kind: 'refused', error: 'session-expired' });
    expect(server.seen.map((seen) => seen.path.split('?')[0])).to.deep.equal(['/services/oauth2/token', '/services/data/v66.0/query', '/services/oauth2/revoke']);
  });

  it('hands on what the org says to a session without rights', async () => {
    const server = await serving((seen, reply) => {
      if (seen.path === '/services/oauth2/token') json(reply, 200, grant);
      else if (seen.path === '/services/oauth2/revoke') reply.destroy();
      else refuse(reply, 400, 'INVALID_TYPE', "sObject type 'User' is not supported.");
    });
    expect(await doorOf().knock(request(server))).to.deep.equal({ kind: 'refused', error: 'INVALID_TYPE', description: "sObject type 'User' is not supported." });
  });

  describe('is unreachable', () => {
    const reasonOf = (outcome: LoginOutcome): string => (outcome.kind === 'unreachable' ? outcome.reason : outcome.kind);

    for (const [what, status, body] of [
      ['by a page in its place', 200, '<html>Sign in</html>'],
      ['by an answer without a session', 200, '{}'],
      ['by a session of nobody', 200, '{"access_token":"x","id":"https://evil.example.com/"}'],
      ['during maintenance', 503, '<html>Down</html>'],
      ['during maintenance, in the form of a refusal', 503, '{"error":"server_unavailable","error_description":"Try later"}'],
      ['where it is asked too often', 429, '{"error":"too_many_requests","error_description":"Slower"}'],
      ['by half an answer', 200, '{"access_token":"00D000000000001!x","id":"http://127.0.0.1:4711/id/00D0000000'],
      ['by nothing', 200, ''],
      ['by an error of another form', 400, '[{"errorCode":"X"}]'],
    ] as const) {
      it(what, async () => {
        const server = await serving((_seen, reply) => text(reply, status, 'text/html', body));
        expect(await doorOf().knock(request(server))).to.have.property('kind', 'unreachable');
        expect(server.seen).to.have.length(1);
      });
    }

    it('by a redirect, which is not followed with the assertion', async () => {
      const elsewhere = await serving((_seen, reply) => json(reply, 200, grant));
      const server = await serving((_seen, reply) => reply.writeHead(307, { location: `${elsewhere.url}/services/oauth2/token` }).end());
      expect(reasonOf(await doorOf().knock(request(server)))).to.include('sent the login elsewhere');
      expect(elsewhere.seen).to.have.length(0);
    });

    it('after a granted login that nobody answers for, which is then ended', async () => {
      const server = await serving((seen, reply) => {
        if (seen.path === '/services/oauth2/token') json(reply, 200, grant);
        else if (seen.path === '/services/oauth2/revoke') text(reply, 200, 'text/html', '');
        else reply.destroy();
      });
      const outcome = await doorOf().knock(request(server));
      expect(reasonOf(outcome)).to.match(/^a session was granted, but could not be tried: 127\.0\.0\.1/);
      expectNoSecret(outcome);
      expect(server.seen.at(-1)?.path).to.equal('/services/oauth2/revoke');
    });

    it('where nobody listens, hangs up or answers, after one attempt', async () => {
      const gone = await serve(() => undefined);
      await gone.close();
      expect(reasonOf(await doorOf().knock(request(gone)))).to.equal('ECONNREFUSED');
      const rude = await serving((_seen, reply) => reply.destroy());
      expect(reasonOf(await doorOf().knock(request(rude)))).to.not.equal('in');
      const silent = await serving(() => undefined);
      expect(reasonOf(await doorOf({ timeoutMs: 100 }).knock(request(silent)))).to.match(/^no answer within/);
      expect(rude.seen.length + silent.seen.length).to.equal(2);
    });
  });

  it('knocks from the address it is told to', async () => {
    const server = await entering();
    const outcome = await doorOf({ localAddress: '127.0.0.2' }).knock(request(server));
    expect(outcome.kind).to.equal('in');
    expect(new Set(server.seen.map((seen) => seen.from))).to.deep.equal(new Set(['127.0.0.2']));
  });

  it('is unreachable from an address that is not this machine’s', async () => {
    const server = await entering();
    expect(await doorOf({ localAddress: '192.0.2.77' }).knock(request(server))).to.have.property('kind', 'unreachable');
    expect(server.seen).to.have.length(0);
  });

  for (const [what, credential, key] of [
    ['no key', { consumerKey: 'k', createdAt: '' }, 'credential-incomplete'],
    ['a key that is none', { consumerKey: 'k', createdAt: '', privateKey: new Secret('-----BEGIN PRIVATE KEY-----\nnope\n-----END PRIVATE KEY-----') }, 'credential-unusable'],
  ] as const) {
    it(`says so before anything is sent where there is ${what}`, async () => {
      const server = await entering();
      const problem = await failureOf(doorOf().knock(request(server, { credential })));
      expect(problem).to.have.property('key', key);
      expect(problem.cause).to.equal(undefined);
      expect(server.seen).to.have.length(0);
    });
  }

  it('says so where client credentials have no secret', async () => {
    const server = await entering();
    const problem = await failureOf(doorOf().knock(request(server, { flow: 'client-credentials', credential: { consumerKey: 'k', createdAt: '' } })));
    expect(problem).to.have.property('key', 'credential-incomplete');
  });

  it('is not looked for anywhere but at Salesforce', async () => {
    const server = await entering();
    expect(await failureOf(doorOf({ allowLoopback: false }).knock(request(server)))).to.have.property('key', 'host-loopback-not-allowed');
    expect(await failureOf(doorOf().knock(request(server, { instanceUrl: 'https://evil.example.com' })))).to.have.property('key', 'host-not-salesforce');
  });
});
