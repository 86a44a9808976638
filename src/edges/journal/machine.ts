import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { codeOf } from '../../core/model/error-code.ts';

function orEmpty(read: () => string): string {
  try {
    return read().trim();
  } catch {
    return '';
  }
}

/**
 * Where process ids mean the same processes: two containers may share a host name and a home folder and still number their
 * processes apart, and a restart numbers them anew. Linux tells these apart; elsewhere the host name has to do.
 */
export function processSpace(): string {
  return [hostname(), orEmpty(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')), orEmpty(() => readlinkSync('/proc/self/ns/pid'))].join(' ');
}

/** False only where the process is certainly gone. */
export function mayBeAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}
