import type { Files } from '../core/model/ports.ts';
import { policyJsonSchema, specJsonSchema, templateJsonSchema } from '../core/spec/json-schema.ts';
import { exitCodes, Problem } from '../problems.ts';
import type { Associations } from './init/editor-settings.ts';
import { withSchemas } from './init/editor-settings.ts';
import { forceRules, gitRules, withRules } from './init/ignore-rules.ts';
import { policyText } from './init/policy-text.ts';

/** `kept`: was there and stays. `differs`: was there, is not what this version writes, and stays. `unclear`: do it by hand. */
export type InitAction = 'created' | 'extended' | 'kept' | 'differs' | 'unclear';

export type InitStep = {
  readonly path: string;
  readonly action: InitAction;
};

export interface InitResult {
  readonly steps: readonly InitStep[];
  /** False on a run that found everything in place. */
  readonly changed: boolean;
}

/** What a file should hold, given what it holds; `undefined` where that cannot be said. */
interface Wanted {
  readonly path: string;
  readonly content: (present: string | undefined) => string | undefined;
  /** A file of ours alone, which a person or an older version may have written differently. */
  readonly whole: boolean;
}

const schemas = 'integrations/schemas';

/** An editor checks a file against every schema whose patterns it matches, so the patterns do not overlap. */
const associations: Associations = {
  [`./${schemas}/spec.schema.json`]: ['integrations/*.yaml', '!integrations/policy.yaml'],
  [`./${schemas}/policy.schema.json`]: ['integrations/policy.yaml'],
  [`./${schemas}/template.schema.json`]: ['integrations/templates/*.yaml'],
};

const json = (value: object): string => `${JSON.stringify(value, undefined, 2)}\n`;
const whole = (path: string, text: string): Wanted => ({ path, content: () => text, whole: true });

const wanted: readonly Wanted[] = [
  whole('integrations/policy.yaml', policyText),
  whole(`${schemas}/spec.schema.json`, json(specJsonSchema())),
  whole(`${schemas}/policy.schema.json`, json(policyJsonSchema())),
  whole(`${schemas}/template.schema.json`, json(templateJsonSchema())),
  { path: '.vscode/settings.json', content: (present) => withSchemas(present, associations), whole: false },
  { path: '.gitignore', content: (present) => withRules(present, gitRules, 'sf integration-user: local journals, and keys that must never be committed'), whole: false },
  { path: '.forceignore', content: (present) => withRules(present, forceRules, 'sf integration-user: specs and records are no Salesforce source'), whole: false },
];

async function carryOut(files: Files, { path, content, whole: alone }: Wanted): Promise<InitStep> {
  const present = await files.read(path);
  const target = content(present);
  if (target === undefined) return { path, action: 'unclear' };
  if (present === target) return { path, action: 'kept' };
  // What a person may have written is never overwritten.
  if (present !== undefined && alone) return { path, action: path.endsWith('policy.yaml') ? 'kept' : 'differs' };
  await files.write(path, target);
  return { path, action: present === undefined ? 'created' : 'extended' };
}

/**
 * Sets up integrations/ in an SFDX project: policy, schemas and their association in the editor, ignore rules. Never
 * overwrites; a second run changes nothing. Throws Problem 'not-a-project' (exit 2) where there is no sfdx-project.json.
 */
export async function init({ files }: { readonly files: Files }): Promise<InitResult> {
  if ((await files.read('sfdx-project.json')) === undefined) throw new Problem('not-a-project', [], exitCodes.wrongUse);
  const steps: InitStep[] = [];
  for (const each of wanted) steps.push(await carryOut(files, each));
  return { steps, changed: steps.some(({ action }) => action === 'created' || action === 'extended') };
}
