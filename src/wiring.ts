import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Org as CoreOrg } from '@salesforce/core';
import { systemClock } from './edges/clock/clock.ts';
import { systemRandom } from './edges/clock/random.ts';
import { openFiles } from './edges/files/files.ts';
import { openDoor } from './edges/org/door.ts';
import { openOrgClock } from './edges/org/org-clock.ts';
import { openLine, type Line } from './edges/org/line.ts';
import { openOrg } from './edges/org/org.ts';
import { coreSession } from './edges/org/session.ts';
import { openJournals } from './edges/journal/journals.ts';
import { onInterrupt } from './edges/terminal/interrupt.ts';
import { stagesOn, type Spinner, type Stages } from './edges/terminal/progress.ts';
import { identityVariable } from './edges/vault/age-identity.ts';
import { openVault } from './edges/vault/vault.ts';
import type { Journals } from './core/model/journal.ts';
import type { Progress } from './core/model/ports.ts';
import { Problem } from './problems.ts';
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

/** The journals of a project, for commands that need no org. */
export function journalsHere(projectRoot: string): Journals {
  return openJournals({ projectRoot, home: homedir(), clock: systemClock, random: systemRandom });
}

const loopbackAllowed = (): boolean => process.env[loopbackSetting] === 'true';

/** The way to an org, for what needs more of it than the port Org. */
export function lineTo({ org, apiVersion }: Pick<WiringOptions, 'org' | 'apiVersion'>): Line {
  return openLine({ session: coreSession(org), clock: systemClock, orgClock: openOrgClock(systemClock), allowLoopback: loopbackAllowed(), apiVersion });
}

/** The edges behind the ports, for one command. */
export function wire(options: WiringOptions, line: Line = lineTo(options)): Deps {
  const allowLoopback = loopbackAllowed();
  const clock = systemClock;
  const home = homedir();
  const { orgClock } = line;
  return {
    org: openOrg({ session: coreSession(options.org), clock, orgClock, allowLoopback, apiVersion: options.apiVersion }, line),
    door: openDoor({ clock, orgClock, allowLoopback, apiVersion: options.apiVersion, localAddress: options.fromAddress }),
    vault: openVault({ root: join(home, '.sf', 'integration-user', 'keys'), home, clock, random: systemRandom, ageIdentity: process.env[identityVariable] }),
    files: openFiles(options.projectRoot),
    journals: journalsHere(options.projectRoot),
    clock,
    random: systemRandom,
    progress: options.progress,
  };
}

export interface Run {
  readonly deps: Deps;
  readonly stages: Stages;
  /** Ends the running stage and lets go of the signals. */
  readonly close: () => void;
}

export interface RunOptions extends Omit<WiringOptions, 'progress'> {
  readonly spinner: Spinner;
  /** The line that says how to go on after Ctrl-C. */
  readonly interrupted: string;
  /** What a person should know beside the result: file modes that mean nothing, a clock that is wrong. */
  readonly warn: (problem: Problem) => void;
}

/** The edges for a command that a person may interrupt: its journal is closed then, and the line says how to go on. */
export function openRun(options: RunOptions): Run {
  const stages = stagesOn(options.spinner);
  const deps = wire({ ...options, progress: stages });
  for (const key of deps.vault.warnings ?? []) options.warn(new Problem(key));
  const release = onInterrupt(options.interrupted, () => deps.journals.interrupted());
  return {
    deps,
    stages,
    close: () => {
      stages.end(false);
      for (const problem of deps.org.warnings?.() ?? []) options.warn(problem);
      release();
    },
  };
}
