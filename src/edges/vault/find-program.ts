import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';

/** What Windows starts without a shell. */
const windowsEndings = ['', '.exe', '.com'];

async function runnable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(() => true, () => false);
}

/** Whether a program can be started: by its whole path, or by name from an absolute folder of the PATH. */
export async function isThere(program: string, env: Readonly<Record<string, string>>, windows: boolean): Promise<boolean> {
  const [, path = ''] = Object.entries(env).find(([name]) => name.toUpperCase() === 'PATH') ?? [];
  const folders = isAbsolute(program) ? [''] : path.split(delimiter).filter((folder) => folder !== '');
  for (const folder of folders) for (const ending of windows ? windowsEndings : ['']) if (await runnable(join(folder, `${program}${ending}`))) return true;
  return false;
}
