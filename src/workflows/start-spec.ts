import type * as z from 'zod';
import { exitCodes, Problem } from '../problems.ts';
import { parseRange } from '../core/model/ip-range.ts';
import type { Dialog, Files } from '../core/model/ports.ts';
import { email, environmentName, line, name as nameShape, username as usernameShape, type SpecInput } from '../core/model/spec.ts';
import { shown } from '../core/spec/printable.ts';
import { listTemplates } from './list-templates.ts';
import { loadPolicy } from './load-spec.ts';
import { newSpec } from './new-spec.ts';
import { findTemplate } from './template-catalogue.ts';

export interface StartInput {
  readonly name?: string | undefined;
  readonly template?: string | undefined;
}

type Check = (answer: string) => true | string;

/** What a text must be instead; nothing where it fits. */
function misfit(shape: z.ZodType, text: string): string | undefined {
  return shape.safeParse(text).error?.issues.map((issue) => issue.message).join('; ');
}

const shaped =
  (shape: z.ZodType): Check =>
  (answer) => {
    const wanted = misfit(shape, answer.trim());
    return wanted === undefined || `That does not fit: ${wanted}`;
  };
const listOf = (answer: string): readonly string[] => answer.split(/[\s,;]+/).filter((part) => part !== '');

/** `203.0.113.0/24`, `198.51.100.7` or `198.51.100.7-198.51.100.9` as entries of the allowlist. */
function entryOf(text: string): { readonly cidr?: string; readonly from?: string; readonly to?: string } {
  const [from = '', to] = text.split('-');
  if (to !== undefined) return { from, to };
  return { cidr: text.includes('/') ? text : `${text}/${text.includes(':') ? 128 : 32}` };
}

const addresses: Check = (answer) => {
  const faults = listOf(answer).flatMap((text) => {
    const parsed = parseRange(entryOf(text));
    return parsed.ok ? [] : [`${text}: ${parsed.why}`];
  });
  if (listOf(answer).length === 0) return 'At least one address is needed. Without one, nobody could log in from anywhere.';
  return faults.length === 0 || faults.join('; ');
};

/** Each once, as it was written first; letter case does not count, as it does not in the spec. */
const different = (texts: readonly string[]): string[] => texts.filter((text, index) => texts.findIndex((other) => other.toLowerCase() === text.toLowerCase()) === index);

function custodians(min: number): Check {
  return (answer) => {
    const list = listOf(answer);
    const odd = list.find((each) => !email.safeParse(each).success);
    if (odd !== undefined) return `${odd} is not an e-mail address.`;
    return different(list).length >= min || `At least ${min} different people are needed.`;
  };
}

/** Where the new spec goes. Throws where its name does not fit, or is taken: before anybody answers questions for nothing. */
async function freePath(files: Files, name: string): Promise<string> {
  const wanted = misfit(nameShape, name);
  if (wanted !== undefined) throw new Problem('name-does-not-fit', [shown(name), wanted], exitCodes.wrongUse);
  const path = `integrations/${name}.yaml`;
  if ((await files.read(path)) !== undefined) throw new Problem('spec-exists', [path], exitCodes.wrongUse);
  return path;
}

/**
 * A new spec from an approved template and a person's answers, written to integrations/<name>.yaml. Asks only what the
 * template cannot know. Throws `name-does-not-fit`, and `spec-exists` rather than overwrite. Returns the path.
 */
export async function startSpec(files: Files, dialog: Dialog, input: StartInput): Promise<string> {
  if (input.name !== undefined) await freePath(files, input.name);
  const offered = await listTemplates({ files });
  const id = input.template ?? (await dialog.choose('Which approved pattern fits?', offered.map((row) => ({ value: row.id, name: `${row.title}: ${row.summary}` }))));
  const { template } = await findTemplate(files, id);
  const { custodians: people } = await loadPolicy(files);
  const name = input.name ?? (await dialog.text('Short name of the integration (it never changes)', shaped(nameShape), template.id.replaceAll('-', '_'))).trim();
  const path = await freePath(files, name);
  const ask = async (question: string, check: Check, initial?: string): Promise<string> => (await dialog.text(question, check, initial)).trim();

  const purpose = await ask('What is it for, in one sentence?', shaped(line(255)));
  const owner = { name: await ask('Who answers for it? (name)', shaped(line(120))), email: await ask('Their e-mail address', shaped(email)) };
  const others = await ask(`E-mail addresses of at least ${people.min} people who can act when the owner is away`, custodians(people.min));
  const mailbox = await ask('Shared mailbox for what Salesforce sends to the user (not a person\'s own)', shaped(email));
  const environment = await ask('Which environment is this first one?', shaped(environmentName), 'production');
  const user = await ask('Username in that org (unique in all of Salesforce, in the form of an e-mail address)', shaped(usernameShape), mailbox);
  const from = await ask(`Addresses ${template.vendor} calls from, separated by commas (203.0.113.0/24, 198.51.100.7)`, addresses);
  const allow: SpecInput['network']['allow'] = listOf(from).map((text) => ({ ...entryOf(text), source: `${template.vendor}, as told when this spec was started` }));
  await files.write(path, newSpec(template, { name, label: template.title, purpose, owner, custodians: different(listOf(others)), mailbox, environment, username: user, allow }));
  return path;
}
