import { join } from 'node:path';
import type { ChildOutcome } from './child.ts';
import type { Closable } from './close-after.ts';
import { writeFiles } from './files.ts';
import { logInAdmin } from './log-in.ts';
import { linkPlugin } from './plugin.ts';
import { startOrgProcess, type OrgOptions, type OrgProcess } from './practice-org-process.ts';
import { writeProject } from './project.ts';
import { openSf, type Sf, type SfCommand, type SfOptions, type SfOutcome } from './sf.ts';

/** An administrator at work: the real CLI with the plugin linked into it, a practice org she is logged in to, and a Salesforce project. */
export interface Admin {
  sf: Sf;
  org: OrgProcess;
  project: string;
  /** `sf integration-user ... --json` in the project. */
  json<Result = Record<string, unknown>>(args: string[], options?: SfOptions): Promise<SfOutcome<Result>>;
  /** `sf integration-user ...` in the project, as a person sees it. */
  text(args: string[], options?: SfOptions): Promise<ChildOutcome>;
  /** The same, ready to be started. */
  command(args: string[], options?: SfOptions): SfCommand;
  /** Write files of the project, by their path in it. */
  write(files: Record<string, string>): Promise<void>;
}

/** The CLI warns on stderr of every linked plugin that is an ES module; what is left is the plugin's own. */
export function ownStderr(stderr: string): string {
  return stderr.replace(/^ ›\s+Warning: \S+ is a linked ESM module(\n ›.*|.)*\n/, '');
}

/** Where the private keys of one integration are kept on this machine. */
export function vaultFolder(admin: Admin, integration: string): string {
  return join(admin.sf.home.dir, '.sf', 'integration-user', 'keys', admin.org.orgId, integration);
}

/** For a `before` hook; skipped with a reason where the real CLI is absent. `files` are the project's, by path. */
export async function openAdmin(
  hook: Mocha.Context,
  opened: <Resource extends Closable>(resource: Resource) => Resource,
  given: { org?: OrgOptions; files?: Record<string, string> } = {},
): Promise<Admin> {
  const sf = opened(await openSf(hook));
  sf.home.env['SF_INTEGRATION_USER_ALLOW_LOOPBACK'] = 'true';
  const org = opened(await startOrgProcess(given.org));
  await linkPlugin(sf);
  await logInAdmin(sf, org);
  const project = await writeProject(sf.home.dir, {});
  const write = (files: Record<string, string>): Promise<void> => writeFiles(project, files);
  await write(given.files ?? {});
  const line = (args: string[]): string[] => ['integration-user', ...args];
  return {
    sf,
    org,
    project,
    json: (args, options = {}) => sf.json(line(args), { cwd: project, ...options }),
    text: (args, options = {}) => sf.text(line(args), { cwd: project, ...options }),
    command: (args, options = {}) => sf.command(line(args), { cwd: project, ...options }),
    write,
  };
}
