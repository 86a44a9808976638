import type { Target } from '../core/model/component.ts';
import { contains, parseRange } from '../core/model/ip-range.ts';
import { refusalMeaning } from '../core/model/login-refusal.ts';
import type { LoginOutcome, Sealed } from '../core/model/ports.ts';
import type { ProofRow } from '../core/model/proof.ts';
import { sealedWords } from '../core/model/sealed-words.ts';
import type { Tried } from './attempt.ts';
import type { LoginOrigin } from './login-origin.ts';

const insideClaim = 'A login from an address inside the allowlist gets a token for exactly this identity.';
const outsideClaim = 'A login from an address outside the allowlist is refused.';
const ipRefused = /ip restricted/i;

type In = Extract<LoginOutcome, { readonly kind: 'in' }>;

/** `undefined` where the address is not known. */
function isAllowed(target: Target, { address }: LoginOrigin): boolean | undefined {
  if (address === undefined) return undefined;
  const ranges = target.allow.flatMap((entry) => {
    const parsed = parseRange(entry);
    return parsed.ok ? [parsed.range] : [];
  });
  return contains(ranges, address);
}

const untried = (tried: string, came: string): ProofRow => ({ claim: insideClaim, means: 'live login', tried: `nothing: ${tried}`, came, result: 'not-tried' });
export const noCredential: ProofRow = untried('this machine does not hold the credential', 'to be tried where it is kept');
export const sealedCredential = ({ why }: Sealed): ProofRow => untried('the credential cannot be opened from here', sealedWords(why));

/**
 * A refusal by address proves that outsiders are kept out. It is a fault only where Salesforce itself recorded an address
 * that the spec lets in: what this machine thinks of its own address is a guess.
 */
function refusedByAddress(tried: string, target: Target, origin: LoginOrigin): readonly ProofRow[] {
  const came = `refused: ip restricted; ${origin.words}`;
  const row = { means: 'live login', tried } as const;
  if (isAllowed(target, origin) === true) return [{ ...row, claim: insideClaim, came: `${came}, which is in the allowlist`, result: 'failed' }];
  return [{ ...row, claim: outsideClaim, came, result: 'proven' }, untried('logins from here are refused by address', 'to be tried from an allowed host')];
}

function gotIn(tried: string, target: Target, outcome: In, origin: LoginOrigin): readonly ProofRow[] {
  const itself = outcome.username === target.username;
  const came = `a token for ${outcome.username}, scopes ${outcome.scopes.join(', ')}; ${origin.words}`;
  const inside: ProofRow = { claim: insideClaim, means: 'live login', tried, came, result: itself ? 'proven' : 'failed' };
  const outside: Tried = { claim: outsideClaim, means: 'live login', tried };
  switch (isAllowed(target, origin)) {
    case true:
      return [inside];
    case false:
      return [...(itself ? [] : [inside]), { ...outside, came: `${came}, which is outside the allowlist`, result: 'failed' }];
    default:
      return [inside, { ...outside, came: `a token; ${origin.words}`, result: 'not-tried' }];
  }
}

/** What one login proves. `from` is the address of this machine that it was bound to, where one was chosen. */
export function loginRows(target: Target, outcome: LoginOutcome, origin: LoginOrigin, from: string | undefined): readonly ProofRow[] {
  const tried = `asked for a token (${target.spec.auth.flow})${from === undefined ? '' : ` from this machine's address ${from}`}`;
  if (outcome.kind === 'in') return gotIn(tried, target, outcome, origin);
  const row: Tried = { claim: insideClaim, means: 'live login', tried };
  if (outcome.kind === 'unreachable') return [{ ...row, came: outcome.reason, result: 'not-tried' }];
  if (ipRefused.test(outcome.description)) return refusedByAddress(tried, target, origin);
  const meaning = refusalMeaning(outcome);
  return [{ ...row, came: `refused: ${outcome.error}, ${outcome.description}${meaning === undefined ? '' : `; ${meaning}`}`, result: 'failed' }];
}
