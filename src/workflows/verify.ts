import { Problem } from '../problems.ts';
import type { Target } from '../core/model/component.ts';
import { contains, parseRange, type IpRange } from '../core/model/ip-range.ts';
import type { LoginOutcome } from '../core/model/ports.ts';
import { outcomeOf, type Proof, type ProofRow } from '../core/model/proof.ts';
import { authMethodOf } from './auth-method.ts';
import type { Deps } from './deps.ts';
import { knock } from './knock.ts';
import { seenAddress } from './preflight.ts';
import { proveByAdmin } from './proof-config.ts';
import { proveLive } from './proof-live.ts';

export interface VerifyInput {
  /** The app was made or changed just now: tokens may need some minutes (facts 1.4). */
  readonly appIsNew: boolean;
  /** The address of this machine that logins are bound to, where it was chosen. */
  readonly fromAddress?: string | undefined;
}
const claim = 'A login from an address inside the allowlist gets a token for exactly this identity.';
const outsideClaim = 'A login from an address outside the allowlist is refused.';
const ipRefused = /ip restricted/i;

function rangesOf(target: Target): readonly IpRange[] {
  return target.allow.flatMap((entry) => {
    const parsed = parseRange(entry);
    return parsed.ok ? [parsed.range] : [];
  });
}

function loginRow(from: string, outcome: LoginOutcome, target: Target): ProofRow {
  const row = { claim, means: 'live login', tried: `asked for a token (${target.spec.auth.flow}) from ${from}` } as const;
  if (outcome.kind === 'in') {
    const itself = outcome.username === target.username;
    return { ...row, came: `a token for ${outcome.username}, scopes ${outcome.scopes.join(', ')}`, result: itself ? 'proven' : 'failed' };
  }
  if (outcome.kind === 'unreachable') return { ...row, came: outcome.reason, result: 'not-tried' };
  return { ...row, came: `refused: ${outcome.error}, ${outcome.description}`, result: 'failed' };
}

/** Refused by address: that is one row of the proof where we are outside, and a fault where we are known to be inside. */
function refusedByAddress(from: string, inside: boolean | undefined, target: Target): readonly ProofRow[] {
  const tried = `asked for a token (${target.spec.auth.flow}) from ${from}`;
  const came = 'refused: ip restricted';
  if (inside === true) return [{ claim, means: 'live login', tried, came: `${came}, though this address is in the allowlist`, result: 'failed' }];
  return [
    { claim: outsideClaim, means: 'live login', tried, came, result: 'proven' },
    { claim, means: 'live login', tried: 'nothing: this machine is outside the allowlist', came: 'to be tried from an allowed host', result: 'not-tried' },
  ];
}

const noCredential: ProofRow = { claim, means: 'live login', tried: 'nothing: this machine does not hold the credential', came: 'to be tried where it is kept', result: 'not-tried' };

async function leaveRow(deps: Deps, outcome: LoginOutcome): Promise<ProofRow> {
  const row = { claim: 'The session of this proof is ended.', means: 'live login', tried: 'revoked its token' } as const;
  try {
    await deps.door.leave(outcome);
    return { ...row, came: 'revoked', result: 'proven' };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { ...row, came: 'Salesforce did not revoke it; it ends by itself', result: 'failed' };
  }
}

async function loginRows(deps: Deps, target: Target, outcome: LoginOutcome, from: string, inside: boolean | undefined): Promise<readonly ProofRow[]> {
  if (outcome.kind === 'refused' && ipRefused.test(outcome.description)) return refusedByAddress(from, inside, target);
  const rows = [loginRow(from, outcome, target)];
  if (outcome.kind !== 'in') return rows;
  if (inside === false) rows.push({ claim: outsideClaim, means: 'live login', tried: `asked for a token from ${from}`, came: 'Salesforce gave one', result: 'failed' });
  try {
    rows.push(...(await proveLive(deps.org, outcome.org, target)));
  } finally {
    rows.push(await leaveRow(deps, outcome));
  }
  return rows;
}

async function liveRows(deps: Deps, target: Target, appIsNew: boolean, address: string | undefined): Promise<readonly ProofRow[]> {
  const credential = await deps.vault.find(target.org.orgId, target.spec.name);
  const flow = authMethodOf(target.spec).login;
  if (credential === undefined || flow === undefined) return [noCredential];
  const inside = address === undefined ? undefined : contains(rangesOf(target), address);
  const outcome = await knock(deps, target, flow, credential, appIsNew);
  return loginRows(deps, target, outcome, address ?? 'this machine (address unknown)', inside);
}

/**
 * The proof (PRODUCT, `verify`): that the identity works, and that nothing more works. Changes nothing in the org but
 * the token it asks for, which it revokes; the ranges are never widened to test.
 */
export async function verify(deps: Deps, target: Target, input: VerifyInput): Promise<Proof> {
  deps.progress.stage('verify');
  const address = input.fromAddress ?? (await seenAddress(deps.org, target.org.userId));
  const rows = [...(await liveRows(deps, target, input.appIsNew, address)), ...(await proveByAdmin(deps, target, deps.clock.now()))];
  return { outcome: outcomeOf(rows), rows, ...(address === undefined ? {} : { address }) };
}
