import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Closable } from './close-after.ts';

/** What an indiscreet server answers, and to which requests (`POST /path?query`, the SOAP action behind it). */
export interface Echo {
  on: RegExp;
  status: number;
  type: 'application/json' | 'text/html';
  /** What it says, from everything that came (request line, headers and body) and how many such answers there were before. */
  says: (came: string, count: number) => string;
  /** The body that says so. */
  body: (said: string) => string;
}

/** In the forms in which Salesforce, its token endpoint and the servers in front of it say what went wrong. */
export const indiscreet = {
  error: { status: 400, type: 'application/json', body: (said) => JSON.stringify([{ errorCode: 'UNKNOWN_EXCEPTION', message: said }]) },
  grant: { status: 400, type: 'application/json', body: (said) => JSON.stringify({ error: 'invalid_grant', error_description: said }) },
  page: { status: 400, type: 'text/html', body: (said) => `<!DOCTYPE html><html><head><title>Error</title></head><body><pre>${said}</pre></body></html>` },
} satisfies Record<string, Omit<Echo, 'on' | 'says'>>;

/** The way to a practice org, for a client that is logged in here. */
export interface EchoingOrg extends Closable {
  instanceUrl: string;
  /** From now on such requests get that answer, and never reach the org; none, where left out. */
  answer(echo?: Echo): void;
  /** How many did. */
  echoed(): number;
}

async function forward(to: URL, came: IncomingMessage, body: string, answer: ServerResponse): Promise<void> {
  // The org sees the address of the client itself, which profile login IP ranges are about.
  const localAddress = came.socket.remoteAddress ?? '127.0.0.1';
  const asked = request({ host: to.hostname, port: to.port, localAddress, method: came.method, path: came.url, headers: { ...came.headers, host: to.host } });
  asked.end(body, 'latin1');
  const [answered] = (await once(asked, 'response')) as [IncomingMessage];
  answer.writeHead(answered.statusCode ?? 502, answered.headers);
  answered.pipe(answer);
}

/** Between a client and the practice org at `orgUrl`: passes everything on, but answers what it is told to with what it was sent. */
export async function openEchoingOrg(orgUrl: string): Promise<EchoingOrg> {
  const to = new URL(orgUrl);
  let echo: Echo | undefined;
  let count = 0;
  const server = createServer((came, answer) => {
    void (async () => {
      came.setEncoding('latin1');
      const body = await text(came);
      const line = `${came.method} ${came.url} ${String(came.headers['soapaction'] ?? '')}`;
      if (!echo?.on.test(`${line}\n${body}`)) return forward(to, came, body, answer);
      count += 1;
      answer.writeHead(echo.status, { 'content-type': echo.type });
      answer.end(echo.body(echo.says(`${line}\n${came.rawHeaders.join(' ')}\n${body}`, count)));
    })().catch(() => answer.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    instanceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answer: (next) => {
      echo = next;
    },
    echoed: () => count,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
