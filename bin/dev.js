#!/usr/bin/env node
import './node-version.js';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

// Node runs the TypeScript of src itself; oclif is told to look there and to leave transpiling alone.
process.env.NODE_ENV ??= 'development';
const { Config, flush, handle, run, settings } = await import('@oclif/core');
settings.debug = true;
settings.enableAutoTranspile = false;
const root = fileURLToPath(new URL('..', import.meta.url));
const pjson = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
pjson.oclif.commands = './src/commands';

try {
  const config = await Config.load({ root, pjson, ignoreManifest: true });
  await run(process.argv.slice(2), config);
  await flush();
} catch (error) {
  await handle(error);
}
