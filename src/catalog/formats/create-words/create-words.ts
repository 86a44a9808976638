import type { CreateResult } from '../../../core/model/create-result.ts';
import { orgWords } from '../../../core/model/org-words.ts';
import { proofLine } from '../../../core/model/proof.ts';

function ended(result: CreateResult, targetOrg: string): readonly string[] {
  const where = `${result.integration} in ${orgWords(result.org)}`;
  if (result.outcome === 'nothing-to-do') return [`Nothing to do: ${where} has all that its spec says.`, ...result.notes.map((note) => `  - ${note}`), `To prove it again: sf integration-user verify --name ${result.integration} --target-org ${targetOrg}`];
  if (result.outcome === 'validated') return [`Dry run: nothing was changed. Salesforce accepts what can be validated for ${where}.`, 'Only a real run can tell whether the username is free in all other orgs.'];
  return [`Nothing was changed in ${where}.`];
}

function laterLogin(result: CreateResult, targetOrg: string): readonly string[] {
  if (result.proof?.outcome !== 'proven except live login') return [];
  return [
    '',
    result.flow === 'authorization-code' ? 'Made; the vendor connects now. When it has, prove it:' : 'The live login is still to be proven, from a host inside the allowlist that holds the credential:',
    `  sf integration-user verify --name ${result.integration} --target-org ${targetOrg}`,
  ];
}

/** The closing summary: what is there now, how far it is proven, and what to hand to the vendor. */
export function createWords(result: CreateResult, targetOrg: string): string {
  const { proof } = result;
  if (proof === undefined) return ended(result, targetOrg).join('\n');
  return [
    '',
    `Done: ${result.integration} in ${orgWords(result.org)} runs as ${result.username}, an identity of its own.`,
    proofLine(proof),
    '',
    'What the vendor needs:',
    ...result.handOver.map((line) => `  ${line.item}: ${line.value}`),
    'The same as a sheet to send, without secrets:',
    `  sf integration-user credential handover --name ${result.integration} --target-org ${targetOrg}`,
    ...laterLogin(result, targetOrg),
    '',
    `Files written: ${result.written.join(', ')}`,
  ].join('\n');
}

export default { id: 'create-words', render: createWords };
