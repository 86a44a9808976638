import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A Salesforce project folder under `parent`, with files by their path below the default package directory. */
export async function writeProject(parent: string, files: Record<string, string>): Promise<string> {
  const dir = await mkdtemp(join(parent, 'project-'));
  const content = { packageDirectories: [{ path: 'force-app', default: true }], sourceApiVersion: '66.0' };
  await writeFile(join(dir, 'sfdx-project.json'), JSON.stringify(content));
  await addSource(dir, files);
  return dir;
}

/** Write source files into a project made by `writeProject`; existing ones are replaced. */
export async function addSource(project: string, files: Record<string, string>): Promise<void> {
  const base = join(project, 'force-app', 'main', 'default');
  await mkdir(base, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(base, path)), { recursive: true });
    await writeFile(join(base, path), text);
  }
}
