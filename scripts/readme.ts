/** Puts what `npm run demo` really prints into the README. With --check it writes nothing and fails where the README says something else. */
import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = new URL('../README.md', import.meta.url);
const [start, end] = ['<!-- demo: written by npm run readme -->\n', '<!-- end of demo -->'];

/** What differs from run to run: the port, the run's name, the day. Dates keep their width, for they stand in tables. */
const varying: readonly (readonly [RegExp, string])[] = [
  [/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT'],
  [/\b20[0-5]\d-\d{2}-\d{2}\b/g, 'YYYY-MM-DD'],
  [/\b\d{2}:\d{2}:\d{2} UTC\b/g, 'HH:MM:SS UTC'],
  [/audit\/\d{8}T\d{6}Z-[A-Za-z0-9]+/g, 'audit/DATE-RUN'],
];

async function demo(): Promise<string> {
  const child = spawn(process.execPath, ['scripts/demo.ts'], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const code = await new Promise<number>((resolve) => child.once('close', (status) => resolve(status ?? 1)));
  if (code !== 0) throw new Error(`The demo ended with exit code ${code}.`);
  return varying.reduce((text, [pattern, word]) => text.replaceAll(pattern, word), output);
}

const text = await readFile(readme, 'utf8');
const [before, rest = ''] = text.split(start);
const after = rest.slice(rest.indexOf(end));
const fresh = `${before}${start}\n\`\`\`\n${(await demo()).trim()}\n\`\`\`\n\n${after}`;

if (fresh === text) process.stdout.write('README shows what the demo prints.\n');
else if (process.argv.includes('--check')) {
  process.stdout.write('README shows something else than the demo prints. Run npm run readme and commit it.\n');
  process.exitCode = 1;
} else {
  await writeFile(readme, fresh);
  process.stdout.write('README written.\n');
}
