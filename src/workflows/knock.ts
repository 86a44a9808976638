import type { Target } from '../core/model/component.ts';
import type { LoginOutcome, LoginRequest, OpenCredential } from '../core/model/ports.ts';
import type { Deps } from './deps.ts';

/** Tokens may fail for up to about ten minutes after an app was made or changed (facts 1.4 [B]). */
const waitsMs = [2, 4, 8, 15, 30, 30, 60, 60, 90, 120, 180].map((seconds) => seconds * 1000);

/** Refusals that a new or changed app gives while it spreads (facts 3.4); any other answer is final. */
const passing: readonly { error: string; description?: RegExp }[] = [
  { error: 'invalid_client_id' },
  { error: 'invalid_client', description: /invalid client credentials/i },
  { error: 'invalid_grant', description: /user hasn't approved this consumer|no client credentials user enabled/i },
  { error: 'invalid_app_access' },
];

function mayPass(outcome: LoginOutcome): boolean {
  if (outcome.kind !== 'refused') return false;
  return passing.some((each) => each.error === outcome.error && (each.description === undefined || each.description.test(outcome.description)));
}

/** How it ended, and how often it was tried. */
export interface Knocked {
  readonly outcome: LoginOutcome;
  readonly tries: number;
}

/**
 * Logs in as the identity once; where the app was changed just now, waits for it to spread, visibly and bounded
 * (twelve tries in about ten minutes).
 */
export async function knock(deps: Deps, target: Target, flow: LoginRequest['flow'], credential: OpenCredential, appIsNew: boolean): Promise<Knocked> {
  const request: LoginRequest = { flow, instanceUrl: target.org.instanceUrl, isSandbox: target.org.isSandbox, username: target.username, credential };
  let outcome = await deps.door.knock(request);
  if (!appIsNew) return { outcome, tries: 1 };
  for (const [index, wait] of waitsMs.entries()) {
    if (!mayPass(outcome)) return { outcome, tries: index + 1 };
    deps.progress.note(`The app is not ready everywhere yet (${outcome.kind === 'refused' ? outcome.error : ''}); trying again in ${wait / 1000} seconds, ${waitsMs.length - index} tries left.`);
    await deps.clock.sleep(wait);
    outcome = await deps.door.knock(request);
  }
  return { outcome, tries: waitsMs.length + 1 };
}
