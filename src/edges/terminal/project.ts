import { exitCodes, Problem } from '../../problems.ts';

/** The folder of the Salesforce project around the current folder. Throws `not-a-project`. */
export async function projectRoot(): Promise<string> {
  const { SfProject } = await import('@salesforce/core/project');
  try {
    return await SfProject.resolveProjectPath();
  } catch {
    throw new Problem('not-a-project', [], exitCodes.wrongUse);
  }
}
