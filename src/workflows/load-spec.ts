import { exitCodes, Problem } from '../problems.ts';
import { defaultPolicy, type Policy } from '../core/model/policy.ts';
import type { Files } from '../core/model/ports.ts';
import { parsePolicy, parseSpec, type Parsed } from '../core/spec/parse.ts';
import type { Spec } from '../core/model/spec.ts';

export const policyPath = 'integrations/policy.yaml';

export interface LoadedSpec extends Parsed<Spec> {
  readonly path: string;
  readonly text: string;
}

export interface SpecChoice {
  readonly spec?: string | undefined;
  readonly name?: string | undefined;
}

/** The specs of the project. */
export async function specsIn(files: Files): Promise<readonly string[]> {
  return (await files.list('integrations')).filter((path) => /^integrations\/[^/]+\.ya?ml$/.test(path) && path !== policyPath);
}

/** Where the spec is: `--spec FILE`, `--name NAME`, or the only one there is. */
async function choose(files: Files, choice: SpecChoice): Promise<string> {
  if (choice.spec !== undefined) return choice.spec;
  if (choice.name !== undefined) return `integrations/${choice.name}.yaml`;
  const there = await specsIn(files);
  const [only] = there;
  if (only !== undefined && there.length === 1) return only;
  throw new Problem(there.length === 0 ? 'no-spec' : 'several-specs', [there.join(', ')], exitCodes.wrongUse);
}

export async function loadSpec(files: Files, choice: SpecChoice): Promise<LoadedSpec> {
  const path = await choose(files, choice);
  const text = await files.read(path);
  if (text === undefined) throw new Problem('spec-not-there', [path], exitCodes.wrongUse);
  return { ...parseSpec(text, path), path, text };
}

/** The organisation's guardrails; the defaults where there is no file. */
export async function loadPolicy(files: Files): Promise<Policy> {
  const text = await files.read(policyPath);
  return text === undefined ? defaultPolicy : parsePolicy(text, policyPath);
}
