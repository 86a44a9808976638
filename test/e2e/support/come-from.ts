import { Socket } from 'node:net';

/*
 * Loaded into a child with `node --import`: every socket it opens is bound to the address in E2E_COME_FROM. The program itself
 * runs unchanged; only the network it calls from is another.
 */
const address = process.env['E2E_COME_FROM'];
// eslint-disable-next-line @typescript-eslint/unbound-method -- called with the socket as `this` below
const connect = Socket.prototype.connect as (this: Socket, ...args: unknown[]) => Socket;

// node:net calls connect with one array, [options, callback]; everyone else with the options themselves.
function optionsOf(args: unknown[]): unknown {
  return Array.isArray(args[0]) ? args[0][0] : args[0];
}

if (address !== undefined) {
  Socket.prototype.connect = function boundConnect(this: Socket, ...args: unknown[]): Socket {
    const options = optionsOf(args);
    if (typeof options === 'object' && options !== null && 'port' in options) Object.assign(options, { localAddress: address });
    return connect.apply(this, args);
  };
}
