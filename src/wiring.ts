import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Org as CoreOrg } from '@salesforce/core';
import { systemClock } from './edges/clock/clock.ts';
import { systemRandom } from './edges/clock/random.ts';
import { openFiles } from './edges/files/files.ts';
import { openDoor } from './edges/org/door.ts';
import { openOrg } from './edges/org/org.ts';
import { coreSession } from './edges/org/session.ts';
import { openVault } from './edges/vault/vault.ts';
import type { Progress } from './core/model/ports.ts';
import type { Deps } from './workflows/deps.ts';

/** Plain http on this machine is a practice org; only this setting lets it in. */
export const loopbackSetting = 'SF_INTEGRATION_USER_ALLOW_LOOPBACK';

export interface WiringOptions {
  readonly org: CoreOrg;
  readonly apiVersion?: string | undefined;
  readonly projectRoot: string;
  readonly progress: Progress;
  /** The address of this machine that logins as the identity come from. */
  readonly fromAddress?: string | undefined;
}

/** The edges behind the ports, for one command. */
export function wire(options: WiringOptions): Deps {
  const allowLoopback = process.env[loopbackSetting] === 'true';
  const clock = systemClock;
  const home = homedir();
  return {
    org: openOrg({ session: coreSession(options.org), clock, allowLoopback, apiVersion: options.apiVersion }),
    door: openDoor({ clock, allowLoopback, apiVersion: options.apiVersion, localAddress: options.fromAddress }),
    vault: openVault({ root: join(home, '.sf', 'integration-user', 'keys'), home, clock, random: systemRandom }),
    files: openFiles(options.projectRoot),
    clock,
    random: systemRandom,
    progress: options.progress,
  };
}
