import type { Problem } from '../../problems.ts';

type Tokens = readonly string[];

/** By the key of the problem; its tokens are in the order of its text in messages/problems.md. */
const words: Readonly<Record<string, (tokens: Tokens) => string>> = {
  'sealed-no-identity': ([what, , variable]) => `the ${what ?? ''} is encrypted with age; set ${variable ?? ''} to the file of your age identity and run it again`,
  'sealed-identity-unusable': ([file, , why]) => `the age identity in ${file ?? ''} cannot be used: ${why ?? ''}`,
  'sealed-identity-foreign': ([what, file]) => `the ${what ?? ''} is encrypted with age, and not to the identity in ${file ?? ''}`,
  'sealed-no-read': ([what, , program]) => `the ${what ?? ''} is in ${program ?? ''}, and the spec has no credentials.read command that gives it back`,
  'sealed-not-approved': ([command]) => `the policy does not approve the command that would give it back: ${command ?? ''}`,
  'sealed-read-failed': ([program, how]) => `${program ?? ''} did not give it back: ${how ?? ''}`,
  'sealed-other-secret': ([program, what]) => `what ${program ?? ''} gave back is not the ${what ?? ''}`,
};

/** Why a secret cannot be got at here, as a part of a sentence for one row of a proof. */
export function sealedWords(why: Problem): string {
  return words[why.key]?.(why.tokens) ?? `it cannot be got at here (${why.key})`;
}
