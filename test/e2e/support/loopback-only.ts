import { Socket } from 'node:net';

/*
 * Loaded into a child with `node --import`. The program itself runs unchanged, but its sockets
 * - reach loopback only: the CLI, refused by one login host, tries login.salesforce.com and test.salesforce.com next;
 * - are bound to the address in E2E_COME_FROM, where it is set: to the org, that is another network.
 */
const loopback = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/;
const address = process.env['E2E_COME_FROM'];
// eslint-disable-next-line @typescript-eslint/unbound-method -- called with the socket as `this` below
const connect = Socket.prototype.connect as (this: Socket, ...args: unknown[]) => Socket;

interface Target {
  host?: string;
  port?: unknown;
  localAddress?: string;
}

/** node:net calls connect with one array, [options, callback]; everyone else with the options themselves. */
function targetOf(args: unknown[]): Target | undefined {
  const [first] = args;
  const options: unknown = Array.isArray(first) ? first[0] : first;
  return typeof options === 'object' && options !== null && 'port' in options ? options : undefined;
}

/** Later than now: the caller listens for errors only once it has the socket. */
function refuse(socket: Socket, host: string): Socket {
  setImmediate(() => socket.destroy(new Error(`end-to-end tests reach loopback only, not ${host}`)));
  return socket;
}

Socket.prototype.connect = function connectOnLoopback(this: Socket, ...args: unknown[]): Socket {
  const target = targetOf(args);
  if (target === undefined) return connect.apply(this, args);
  const host = target.host ?? 'localhost';
  if (!loopback.test(host)) return refuse(this, host);
  if (address !== undefined) target.localAddress = address;
  return connect.apply(this, args);
};
