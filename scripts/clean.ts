import { rm } from 'node:fs/promises';

// Only what the build makes itself.
for (const folder of process.argv.slice(2)) {
  if (folder !== 'lib') throw new Error(`clean removes lib only, not ${folder}`);
  await rm(new URL(`../${folder}`, import.meta.url), { recursive: true, force: true });
}
