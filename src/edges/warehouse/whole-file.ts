import { randomUUID } from 'node:crypto';
import { open, rename } from 'node:fs/promises';

/** The old content or the new one, whatever happens in between; for its owner only. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  const handle = await open(temporary, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, path);
}
