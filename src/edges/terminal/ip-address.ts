import { isIP } from 'node:net';
import { exitCodes, Problem } from '../../problems.ts';

/** A flag's value that must be an IP address. Throws `not-an-address` (exit 2). */
export function ipAddress(given: string): string {
  if (isIP(given) === 0) throw new Problem('not-an-address', [given], exitCodes.wrongUse);
  return given;
}
