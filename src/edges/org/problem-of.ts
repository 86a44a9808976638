import { LostAnswer, OrgRefusal } from '../../core/model/ports.ts';
import { Problem } from '../../problems.ts';
import { CallFailure } from './call-failure.ts';
import type { FailureKind } from './call-failure.ts';
import { excerpt } from './redact.ts';
import { leavesDoubt, troubleOf } from './trouble.ts';
import type { Failure, Trouble } from './trouble.ts';

const ofKind: Readonly<Record<FailureKind, string>> = {
  'not-sent': 'org-unreachable',
  proxy: 'org-proxy-refused',
  untrusted: 'org-certificate-untrusted',
  lost: 'org-no-answer',
  'too-big': 'org-answer-too-big',
  odd: 'org-odd-answer',
};

/** Refusals that mean the same whatever was asked. */
const ofCode: Readonly<Record<string, string>> = {
  API_DISABLED_FOR_ORG: 'org-api-disabled',
  API_CURRENTLY_DISABLED: 'org-api-disabled',
  SERVER_UNAVAILABLE: 'org-maintenance',
  LOGIN_DURING_RESTRICTED_DOMAIN: 'session-ip-restricted',
  UNSUPPORTED_API_VERSION: 'org-api-version',
};

/** Whatever stands in front of the org, and says that there is nobody behind it. */
const gateway = new Set([502, 503, 504]);

const ofTrouble: Partial<Record<Trouble, string>> = { contention: 'org-busy', quota: 'api-limit-reached', throttle: 'org-throttled' };

function keyOfRefusal(refusal: OrgRefusal, readOnly: boolean): string | undefined {
  if (refusal.code === 'REQUEST_LIMIT_EXCEEDED' && troubleOf(refusal, readOnly) === 'contention') return 'org-throttled';
  const known = Object.hasOwn(ofCode, refusal.code) ? ofCode[refusal.code] : undefined;
  return known ?? (gateway.has(refusal.status) ? 'org-maintenance' : ofTrouble[troubleOf(refusal, readOnly)]);
}

function keyOfFailure(failure: CallFailure): string {
  if (failure.kind !== 'odd') return ofKind[failure.kind];
  if (failure.status >= 500) return 'org-maintenance';
  return troubleOf(failure, true) === 'throttle' ? 'org-throttled' : 'org-odd-answer';
}

function wordsOf(failure: Failure): string {
  return failure instanceof CallFailure ? failure.message : excerpt(failure.message);
}

/**
 * What a person is told once no further attempt is made, tokens: host, words; never the vendor's error as a cause (PRODUCT:
 * the platform exits 10 for a TypeError in one). LostAnswer for a write that may have been carried out. A refusal that
 * means different things in different places stays OrgRefusal, for the workflow to judge.
 */
export function problemOf(failure: Failure, host: string, readOnly: boolean): Error {
  if (leavesDoubt(failure, readOnly)) return new LostAnswer(host, failure instanceof OrgRefusal ? `HTTP ${failure.status}: ${wordsOf(failure)}` : failure.message);
  const key = failure instanceof CallFailure ? keyOfFailure(failure) : keyOfRefusal(failure, readOnly);
  return key === undefined ? failure : new Problem(key, [host, wordsOf(failure)]);
}
