import type { Files } from '../core/model/ports.ts';
import { exitCodes, Problem } from '../problems.ts';
import { specsIn, type LoadedSpec } from './load-spec.ts';

/** What a spec lays claim to in an org, as Salesforce compares it: without regard to case. */
interface Claim {
  readonly path: string;
  readonly name: string;
  readonly usernames: readonly string[];
}

const claimOf = ({ path, value: { name, environments } }: LoadedSpec): Claim => ({ path, name: name.toLowerCase(), usernames: Object.values(environments).map(({ username }) => username.toLowerCase()) });

/** The claim of a file that this run does not carry out, and that need not be right for it. */
async function claimIn(files: Files, path: string): Promise<Claim> {
  const text = ((await files.read(path)) ?? '').toLowerCase();
  const [, name = ''] = /^name:\s*["']?(\w+)/m.exec(text) ?? [];
  return { path, name, usernames: [...text.matchAll(/\busername:\s*["']?([^\s"',}]+)/g)].map(([, username = '']) => username) };
}

function refuse(one: Claim, other: Claim): void {
  if (one.name === other.name) throw new Problem('specs-same-name', [one.path, other.path, one.name], exitCodes.wrongUse);
  const both = one.usernames.find((username) => other.usernames.includes(username));
  if (both !== undefined) throw new Problem('specs-same-user', [one.path, other.path, both], exitCodes.wrongUse);
}

/**
 * Two specs of one project whose components or user would be one in Salesforce, which does not tell `HubSpot` from `hubspot`:
 * each run of one would undo the other. Throws `specs-same-name` and `specs-same-user` (exit 2).
 */
export async function refuseTwins(files: Files, loaded: readonly LoadedSpec[]): Promise<void> {
  const claims = loaded.map(claimOf);
  const paths = new Set(claims.map(({ path }) => path));
  const others = (await specsIn(files)).filter((path) => !paths.has(path));
  const all = [...claims, ...(await Promise.all(others.map(async (path) => claimIn(files, path))))];
  for (const [index, one] of claims.entries()) for (const other of all.slice(index + 1)) refuse(one, other);
}
