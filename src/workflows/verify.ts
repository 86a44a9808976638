import { Problem } from '../problems.ts';
import type { Target } from '../core/model/component.ts';
import type { LoginOutcome } from '../core/model/ports.ts';
import { outcomeOf, type Proof, type ProofRow, type RefusedLogin } from '../core/model/proof.ts';
import { authMethodOf } from './auth-method.ts';
import type { Deps } from './deps.ts';
import { knock, type Knocked } from './knock.ts';
import { markLogins, originOf, type LoginOrigin } from './login-origin.ts';
import { proveByAdmin } from './proof-config.ts';
import { proveLive } from './proof-live.ts';
import { loginRows, noCredential, sealedCredential } from './proof-login.ts';
import { proveVendor } from './proof-vendor.ts';

export interface VerifyInput {
  /** The app was made or changed just now: tokens may need some minutes (facts 1.4). */
  readonly appIsNew: boolean;
  /** The address of this machine that logins are bound to, where it was chosen. */
  readonly fromAddress?: string | undefined;
}
interface LiveProof {
  readonly rows: readonly ProofRow[];
  /** As Salesforce recorded it. */
  readonly address?: string | undefined;
  readonly loginProven?: boolean;
  readonly refused?: readonly RefusedLogin[] | undefined;
}

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

async function sessionRows(deps: Deps, target: Target, knocked: Knocked, from: string | undefined, mark: Awaited<ReturnType<typeof markLogins>>): Promise<LiveProof> {
  const { outcome } = knocked;
  const rows: ProofRow[] = [];
  let origin: LoginOrigin | undefined;
  try {
    origin = await originOf(deps.org, knocked, mark);
    rows.push(...loginRows(target, outcome, origin, from));
    if (outcome.kind === 'in') rows.push(...(await proveLive(deps.org, outcome.org, target)));
  } finally {
    if (outcome.kind === 'in') rows.push(await leaveRow(deps, outcome));
  }
  return { rows, address: origin.address, refused: origin.refused, loginProven: outcome.kind === 'in' && outcome.username === target.username };
}

async function liveProof(deps: Deps, target: Target, { appIsNew, fromAddress }: VerifyInput): Promise<LiveProof> {
  const flow = authMethodOf(target.spec).login;
  if (flow === undefined) return proveVendor(deps.org, target);
  const credential = await deps.vault.find(target.org.orgId, target.spec.name);
  if (credential === undefined) return { rows: [noCredential] };
  const opened = await deps.vault.open(target.org.orgId, target.spec.name, target.store);
  if (opened.kind === 'sealed') return { rows: [sealedCredential(opened)] };
  const mark = await markLogins(deps.org, target.username);
  return sessionRows(deps, target, await knock(deps, target, flow, opened.credential, appIsNew), fromAddress, mark);
}

/**
 * The proof (PRODUCT, `verify`): that the identity works, and that nothing more works. Changes nothing in the org but
 * the token it asks for, which it revokes; the ranges are never widened to test. What a session may not read is a row that
 * was not tried.
 */
export async function verify(deps: Deps, target: Target, input: VerifyInput): Promise<Proof> {
  deps.progress.stage('verify');
  const live = await liveProof(deps, target, input);
  const rows = [...live.rows, ...(await proveByAdmin(deps, target, deps.clock.now()))];
  const { address, refused = [] } = live;
  return { outcome: outcomeOf(rows), rows, loginProven: live.loginProven === true, ...(address === undefined ? {} : { address }), ...(refused.length === 0 ? {} : { refused }) };
}
