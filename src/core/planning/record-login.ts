import type { Target } from '../model/component.ts';
import type { Proof } from '../model/proof.ts';
import { loginOf, refusedOf, type IntegrationRecord } from './record.ts';

type Known = Partial<IntegrationRecord>;

function afterFailure(record: Known, { rows }: Proof): Known | undefined {
  const failed = rows.some(({ means, result }) => means === 'live login' && result === 'failed');
  return failed && record.proof !== 'failed' ? { ...record, proof: 'failed' } : undefined;
}

/** When a vendor connected matters each time: its addresses for connecting are closed after that. */
function isKnown({ login, credential, proof }: Known, { spec }: Target, outcome: Proof['outcome']): boolean {
  const same = login?.app === spec.auth.app && login.certificateFingerprint === credential?.certificateFingerprint;
  return same && spec.auth.flow !== 'authorization-code' && (proof === 'proven' || outcome !== 'proven');
}

function afterProof(record: Known, target: Target, proof: Proof, now: Date): Known | undefined {
  if (proof.loginProven !== true) return afterFailure(record, proof);
  if (isKnown(record, target, proof.outcome)) return undefined;
  return { ...record, ...(proof.outcome === 'proven' ? { proof: proof.outcome } : {}), ...loginOf(target, record.credential?.certificateFingerprint, proof, now) };
}

/**
 * The record after a login outside of a run, e.g. from a host inside the allowlist: a proven one is added, a failed one makes
 * the next run prove anew, and a refused one is known for the proof's own. `undefined` where it says so already, or there was
 * no login.
 */
export function withLogin(record: Known, target: Target, proof: Proof, now: Date): Known | undefined {
  const next = afterProof(record, target, proof, now);
  return proof.refused === undefined ? next : { ...(next ?? record), ...refusedOf(record.refusedProofs, proof, now) };
}
