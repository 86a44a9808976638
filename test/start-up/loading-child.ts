/**
 * First what a linked command costs that opens DuckDB and does nothing else, then commands of ours, one after the other in one
 * process; sends after each which files were loaded that were not there before. Argument: JSON, a list of `Loading`.
 */
import { registerHooks } from 'node:module';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** A command of ours by its file below src/commands/integration-user, with its arguments; without them it is loaded and does not run. */
export interface Loading {
  readonly command: string;
  readonly argv?: readonly string[];
}

/** Below the project's folder. */
export interface Loaded {
  readonly what: string;
  readonly files: readonly string[];
}

const root = join(import.meta.dirname, '..', '..');
let fresh: string[] = [];
registerHooks({
  load(url, context, next) {
    if (url.startsWith('file:')) fresh.push(fileURLToPath(url).slice(root.length + 1).replaceAll('\\', '/'));
    return next(url, context);
  },
});

function tell(what: string): void {
  process.send?.({ what, files: fresh } satisfies Loaded);
  fresh = [];
}

const { Config, settings } = await import('@oclif/core');
const { SfCommand } = await import('@salesforce/sf-plugins-core');
settings.enableAutoTranspile = false;
const { name, version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { name: string; version: string };
const config = await Config.load({ root, pjson: { name, version, oclif: { bin: 'sf', topicSeparator: ' ', flexibleTaxonomy: true } } });

class Bare extends SfCommand<void> {
  async run(): Promise<void> {
    await this.parse(Bare);
    const { DuckDBInstance } = await import('@duckdb/node-api');
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await connection.runAndReadAll('SELECT 42');
    connection.closeSync();
    instance.closeSync();
  }
}

await Bare.run(['--json'], config);
tell('bare');
for (const { command, argv } of JSON.parse(process.argv[2] ?? '[]') as readonly Loading[]) {
  const { default: Command } = (await import(pathToFileURL(join(root, 'src', 'commands', 'integration-user', command)).href)) as { default: typeof Bare };
  if (argv !== undefined) await Command.run([...argv], config);
  tell(command);
}
process.disconnect();
