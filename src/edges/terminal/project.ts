import { exitCodes, Problem } from '../../problems.ts';

/** The folder of the Salesforce project around the current folder, if there is one. */
export async function projectRootIfAny(): Promise<string | undefined> {
  const { SfProject } = await import('@salesforce/core/project');
  return SfProject.resolveProjectPath().catch(() => undefined);
}

/** The same where there must be one. Throws `not-a-project`. */
export async function projectRoot(): Promise<string> {
  const root = await projectRootIfAny();
  if (root === undefined) throw new Problem('not-a-project', [], exitCodes.wrongUse);
  return root;
}
