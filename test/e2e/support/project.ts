import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFiles } from './files.ts';

const base = join('force-app', 'main', 'default');

/** A Salesforce project folder under `parent`, with files by their path below the default package directory. */
export async function writeProject(parent: string, files: Record<string, string>): Promise<string> {
  const dir = await mkdtemp(join(parent, 'project-'));
  const content = { packageDirectories: [{ path: 'force-app', default: true }], sourceApiVersion: '66.0' };
  await writeFile(join(dir, 'sfdx-project.json'), JSON.stringify(content));
  await mkdir(join(dir, base), { recursive: true });
  await addSource(dir, files);
  return dir;
}

/** Write source files into a project made by `writeProject`; existing ones are replaced. */
export async function addSource(project: string, files: Record<string, string>): Promise<void> {
  await writeFiles(join(project, base), files);
}
