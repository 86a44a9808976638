import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Closable } from './close-after.ts';

/** What stands where the org stood: a page of a proxy, or something that hangs up. */
export type OddHost = 'answers with a web page' | 'hangs up';

const page = '<!DOCTYPE html><html><head><title>Guest network</title></head><body><h1>Please accept the terms</h1></body></html>';

/** Listens on the port an org has left. */
export async function openOddHost(url: string, kind: OddHost): Promise<Closable> {
  const server = createServer((request, response) => {
    if (kind === 'hangs up') request.socket.destroy();
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
  });
  server.listen(Number(new URL(url).port), new URL(url).hostname);
  await once(server, 'listening');
  return {
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
