import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { runChild, type ChildOutcome } from '../support/child.ts';
import { closeAfter } from '../support/close-after.ts';
import { openTemporaryFolder } from '../support/files.ts';
import { builtPlugin, runTool } from '../support/plugin.ts';
import { openSf, type Sf } from '../support/sf.ts';

const pluginName = 'sf-plugin-integration-user';
/** What npm adds by itself, and what the plugin is made of. */
const wanted = [/^(package\.json|README\.md|LICENSE|CHANGELOG\.md|oclif\.manifest\.json)$/, /^bin\/(run|node-version)\.js$/, /^lib\/.+\.js$/, /^messages\/.+\.md$/, /^schemas\/.+\.json$/, /^docs\/.+\.md$/, /^docs\/ci\/[a-z-]+\.yml$/];
const installLimitMs = 240_000;

describe('The tarball of the plugin', () => {
  const opened = closeAfter();
  let sf: Sf;
  let tarball: string;
  let paths: string[];
  before(async function () {
    sf = opened(await openSf(this));
    const { dir } = opened(await openTemporaryFolder());
    await builtPlugin();
    const packed = JSON.parse(await runTool('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', dir])) as { files: { path: string }[] }[];
    paths = packed[0]?.files.map(({ path }) => path) ?? [];
    const [name = ''] = await readdir(dir);
    tarball = join(dir, name);
  });

  /** As the CLI runs for a person, whose npm may reach the registry. */
  const online = (args: string[]): Promise<ChildOutcome> => {
    const { program, args: line, env, cwd } = sf.command(args);
    const npm = { npm_config_userconfig: join(homedir(), '.npmrc'), npm_config_cache: join(homedir(), '.npm') };
    const proxies = Object.entries(process.env).filter((entry): entry is [string, string] => /^(https?|no|all)_proxy$/i.test(entry[0]));
    return runChild(program, line, { env: { ...env, ...npm, ...Object.fromEntries(proxies), NODE_OPTIONS: '' }, cwd, timeoutMs: installLimitMs });
  };

  it('holds the built plugin, its words, schemas and documentation, and nothing else', () => {
    expect(paths.filter((path) => !wanted.some((pattern) => pattern.test(path)))).to.deep.equal([]);
    expect(paths).to.include.members(['bin/run.js', 'oclif.manifest.json', 'lib/commands/integration-user/create.js', 'messages/problems.md', 'schemas/spec.schema.json', 'README.md', 'LICENSE']);
  });

  it('is not installed unattended before it is on the list of unsigned plugins that are trusted', async () => {
    const refused = await online(['plugins', 'install', `file:${tarball}`]);
    expect(refused.exitCode).to.not.equal(0);
    expect(existsSync(join(sf.home.dir, '.local', 'share', 'sf', 'node_modules', pluginName))).to.equal(false);
  });

  it('installs into the real sf once its address is on that list, and works from there; and it can be taken out again', async () => {
    const settings = join(sf.home.dir, '.config', 'sf');
    await mkdir(settings, { recursive: true });
    // From the registry a plugin is listed by its name; from a file, by the address it is installed from.
    await writeFile(join(settings, 'unsignedPluginAllowList.json'), JSON.stringify([`file:${tarball}`]));
    const installed = await online(['plugins', 'install', `file:${tarball}`]);
    expect(installed.exitCode, `${installed.stdout}\n${installed.stderr}`).to.equal(0);

    const listed = await sf.json<{ id: string }[]>(['integration-user', 'template', 'list']);
    expect(listed.stderr).to.equal('');
    expect(listed.result.map(({ id }) => id)).to.include.members(['hubspot', 'read-only-etl', 'custom']);
    const help = await sf.text(['integration-user', 'create', '--help']);
    expect(help.exitCode).to.equal(0);
    expect(help.stdout).to.include('Create a dedicated, narrow, proven identity for one integration.');

    const removed = await online(['plugins', 'uninstall', pluginName]);
    expect(removed.exitCode, removed.stderr).to.equal(0);
    const gone = await sf.text(['integration-user', 'template', 'list']);
    expect(gone.exitCode).to.not.equal(0);
  });
});
