import type { Clock } from '../../core/model/ports.ts';
import { Problem } from '../../problems.ts';
import type { WireAnswer } from './wire.ts';

/** `Date` has whole seconds. */
const resolutionMs = 1_000;
const worthAWordMs = 60_000;
/** An assertion holds for three minutes: past two, the org and we disagree on whether it holds at all (security facts B.6). */
const tooFarToSignMs = 120_000;

/** How far the clocks of orgs are from this machine's, as their answers tell. */
export interface OrgClock {
  /** One answer of a host; `sent` is this machine's time when the request left. */
  hear(host: string, answer: WireAnswer, sent: Date): void;
  /** A clock that is off by more than a minute, in words. */
  warnings(): readonly Problem[];
  /** The Problem of a clock too far off to sign anything for this host. */
  tooFarToSign(host: string): Problem | undefined;
}

/**
 * Positive where the org is ahead. The org took its time somewhere between sending and receiving, so only what lies
 * outside of that counts. A cached answer (`Age`) tells the time of another day, and a gateway's its own.
 */
function aheadMs({ status, headers }: WireAnswer, sent: Date, received: Date): number | undefined {
  const date = Date.parse(headers['date'] ?? '');
  if (Number.isNaN(date) || headers['age'] !== undefined || status >= 500) return undefined;
  if (date > received.getTime() + resolutionMs) return date - received.getTime();
  return date + resolutionMs < sent.getTime() ? date - sent.getTime() : 0;
}

function span(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000);
  if (seconds < 120) return `${seconds} seconds`;
  return seconds < 2 * 3600 ? `${Math.round(seconds / 60)} minutes` : `${Math.round(seconds / 3600)} hours`;
}

function inWords(key: string, host: string, ahead: number): Problem {
  return new Problem(key, [span(ahead), ahead > 0 ? 'behind' : 'ahead of', host]);
}

export function openOrgClock(clock: Clock): OrgClock {
  const heard = new Map<string, number>();
  return {
    hear: (host, answer, sent) => {
      const ahead = aheadMs(answer, sent, clock.now());
      if (ahead !== undefined) heard.set(host, ahead);
    },
    warnings: () => [...heard].filter(([, ahead]) => Math.abs(ahead) > worthAWordMs).map(([host, ahead]) => inWords('org-clock-differs', host, ahead)),
    tooFarToSign: (host) => {
      const ahead = heard.get(host) ?? 0;
      return Math.abs(ahead) > tooFarToSignMs ? inWords('org-clock-too-far', host, ahead) : undefined;
    },
  };
}
