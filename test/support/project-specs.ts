import type { Deps } from '../../src/workflows/deps.ts';
import type { ApplyInput } from '../../src/workflows/apply-specs.ts';
import { leadSyncSpec } from './lead-sync.ts';

/** The spec of one of several integrations of a project, for the practice environment; without its org id. */
export function specOf(name: string, changes: object = {}): string {
  return leadSyncSpec({ name, label: name, environments: { practice: { username: `${name}@example.com.practice` } }, mailbox: `${name}@example.com`, ...changes }).text;
}

/** Writes specs of these names into the project. */
export async function writeSpecs({ files }: Deps, names: readonly string[], changes: object = {}): Promise<void> {
  for (const name of names) await files.write(`integrations/${name}.yaml`, specOf(name, changes));
}

/** An unattended apply. */
export const yes: Pick<ApplyInput, 'confirm'> = { confirm: () => Promise.resolve(true) };
