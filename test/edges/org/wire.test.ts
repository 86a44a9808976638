import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { expect } from 'chai';
import type { Org } from '../../../src/core/model/ports.ts';
import { soql } from '../../../src/core/model/soql.ts';
import { openOrg } from '../../../src/edges/org/org.ts';
import { makeKeyPair } from '../../../src/edges/vault/certificate.ts';
import { Problem } from '../../../src/problems.ts';
import { failureOf, handClock, renewableSession } from './loopback.ts';

const host = 'acme.my.salesforce.com';
const variables = ['HTTPS_PROXY', 'https_proxy', 'NO_PROXY', 'no_proxy'] as const;

interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

async function listen(server: Server): Promise<Listening> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  server.on('connect', (_request, socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function orgBehindProxy(proxy: Listening): Org {
  process.env['HTTPS_PROXY'] = `http://127.0.0.1:${proxy.port}`;
  return openOrg({ session: renewableSession(`https://${host}/`), clock: handClock(), allowLoopback: false, timeoutMs: 3000 });
}

describe('the wire to Salesforce behind a proxy', () => {
  const kept = new Map(variables.map((name) => [name, process.env[name]]));
  const open: Listening[] = [];
  beforeEach(() => {
    for (const name of variables) Reflect.deleteProperty(process.env, name);
  });
  afterEach(async () => {
    for (const [name, value] of kept) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
    await Promise.all(open.splice(0).map((server) => server.close()));
  });

  it('says that the proxy refused, that nothing was sent, and shows it no session', async () => {
    const seen: string[] = [];
    const server = createServer();
    server.on('connect', (request, socket) => {
      seen.push(JSON.stringify(request.headers) + (request.url ?? ''));
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    });
    const proxy = await listen(server);
    open.push(proxy);
    const problem = await failureOf(orgBehindProxy(proxy).create('User', {}));
    expect(problem).to.be.instanceOf(Problem).with.property('key', 'org-proxy-refused');
    expect(seen).to.have.length(1);
    expect(seen[0]).to.include(`${host}:443`).and.not.include('token');
  });

  it('sends nothing to a server whose certificate is not to be trusted, and does not try again', async () => {
    const pair = await makeKeyPair('imposter', new Date(), 2);
    let requests = 0;
    const imposter = await listen(
      createTlsServer({ key: pair.privateKey, cert: pair.certificate }, (_request, reply) => {
        requests += 1;
        reply.end('{}');
      })
    );
    let tunnels = 0;
    const server = createServer();
    server.on('connect', (_request, socket: Socket) => {
      tunnels += 1;
      const target = connect(imposter.port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
        target.pipe(socket).pipe(target);
      });
      for (const end of [target, socket]) end.on('error', () => undefined);
    });
    const proxy = await listen(server);
    open.push(proxy, imposter);
    const problem = await failureOf(orgBehindProxy(proxy).query(soql`SELECT Id FROM User`));
    expect(problem).to.be.instanceOf(Problem).with.property('key', 'org-certificate-untrusted');
    expect(problem.cause).to.equal(undefined);
    expect({ requests, tunnels }).to.deep.equal({ requests: 0, tunnels: 1 });
  });

  it('says that no connection came about where the proxy is not there', async () => {
    const proxy = await listen(createServer());
    await proxy.close();
    const problem = await failureOf(orgBehindProxy(proxy).query(soql`SELECT Id FROM User`));
    expect(problem).to.be.instanceOf(Problem).with.property('key', 'org-unreachable');
  });
});
