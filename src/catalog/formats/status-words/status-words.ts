import type { RunStatus } from '../../../core/model/run-status.ts';

function next({ integration, running, ended }: RunStatus): readonly string[] {
  if (ended !== undefined) return [`  It is over: ${ended}.`];
  if (running) return ['  It is still running: let it finish.'];
  return [`  Go on:    sf integration-user resume --name ${integration} --target-org <org>`, `  Give up:  sf integration-user resume --name ${integration} --abandon --reason "..."`];
}

function inFlightWords({ inFlight, deployId, ended }: RunStatus): readonly string[] {
  if (ended !== undefined) return [];
  return [
    ...(inFlight === undefined ? [] : [`  In flight when it ended: ${inFlight}. Whether the org took it is looked up when the run goes on.`]),
    ...(deployId === undefined ? [] : [`  Salesforce may still be working on deployment ${deployId}; it is waited for when the run goes on.`]),
  ];
}

function one(run: RunStatus): string {
  const { integration, orgName, orgId, environment, begunAt, lastAt, done, stoppedBy } = run;
  const lines = [
    `${integration} in ${orgName} (${orgId}), environment ${environment}: begun ${begunAt}, last sign of life ${lastAt}.`,
    `  Done: ${done.length === 0 ? 'nothing yet' : done.join(', ')}.`,
    ...inFlightWords(run),
    ...(stoppedBy === undefined ? [] : [`  It ended by: ${stoppedBy}.`]),
    ...next(run),
  ];
  return lines.join('\n');
}

/** Runs: with what to do about each that is open, and how the others came to an end. */
export function statusWords(runs: readonly RunStatus[], broken: readonly { readonly path: string; readonly line: number; readonly reason: string }[]): string {
  const bad = broken.map(({ path, line, reason }) => `${path}, line ${line}: ${reason}. This journal cannot be believed. Keep a copy, look at the org with "plan", then move the file away.`);
  if (runs.length === 0 && bad.length === 0) return 'No run is open: every apply of this project came to an end.';
  return [...runs.map(one), ...bad].join('\n\n');
}

export default { id: 'status-words', render: statusWords };
