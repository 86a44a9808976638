import type { AppliedIntegration, ApplyReport } from '../../../core/model/apply-result.ts';
import { orgWords } from '../../../core/model/org-words.ts';
import type { ProblemWords } from '../../../core/model/plan-result.ts';
import { proofLine } from '../../../core/model/proof.ts';

const inWords = ({ message, actions }: ProblemWords): string => [message, ...actions.map((action) => `  ${action}`)].join('\n');

function one({ integration, username, outcome, proof, problem }: AppliedIntegration): string {
  // Its own words say how far it came.
  if (problem?.name === 'stopped-half-way') return inWords(problem);
  if (problem !== undefined) return `${integration} was not applied: ${inWords(problem)}`;
  if (outcome === 'nothing-to-do') return `${integration}: nothing to do.`;
  if (outcome === 'declined') return `${integration}: nothing was changed.`;
  return [`${integration} runs as ${username}.`, ...(proof === undefined ? [] : [proofLine(proof)])].join(' ');
}

/** What is left for a person after it: the login that could not be tried from here, and what to commit. */
function next({ applied, org }: ApplyReport): readonly string[] {
  const later = applied.filter(({ proof }) => proof?.outcome === 'proven except live login');
  const written = [...new Set(applied.flatMap((each) => each.written))];
  return [
    ...(later.length === 0 ? [] : ['The live login is still to be proven, from a host inside the allowlist that holds the credential:', ...later.map(({ integration }) => `  sf integration-user verify --name ${integration} --target-org ${org.username}`)]),
    ...(written.length === 0 ? [] : [`Files written: ${written.join(', ')}`]),
  ];
}

function closing({ applied, failed }: ApplyReport): string {
  const by = (outcome: AppliedIntegration['outcome']): number => applied.filter((each) => each.outcome === outcome).length;
  const stuck = by('failed') + failed.length;
  return `${by('applied')} applied, ${by('nothing-to-do')} with nothing to do, ${stuck} not applied.`;
}

/** What an apply did, integration by integration. */
export function applyWords(report: ApplyReport): string {
  const failed = report.failed.map(({ path, problem }) => `${path} was not applied: ${inWords(problem)}`);
  const passed = report.passedOver.map(({ path, why }) => `${path}: passed over, ${why}.`);
  return [`In ${orgWords(report.org)}:`, ...report.applied.map(one), ...failed, ...passed, ...next(report), closing(report)].join('\n');
}

export default { id: 'apply-words', render: applyWords };
