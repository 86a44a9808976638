import { Document, isMap, isScalar, isSeq } from 'yaml';
import type { Node } from 'yaml';
import type { SpecInput } from '../core/model/spec.ts';
import type { Template } from '../core/model/template.ts';
import { parse } from '../core/spec/parse.ts';

/** What only a person knows. Everything else comes from the template. */
export interface SpecAnswers {
  readonly name: string;
  readonly label?: string | undefined;
  readonly purpose: string;
  readonly owner: { readonly name: string; readonly email: string };
  readonly custodians: readonly string[];
  readonly mailbox: string;
  /** Default: production. */
  readonly environment?: string | undefined;
  readonly username: string;
  readonly orgId?: string | undefined;
  readonly allow: SpecInput['network']['allow'];
  readonly reviewBy?: string | undefined;
}

type Given<Value> = { readonly [Key in keyof Value]: Value[Key] | undefined };

/** Without the keys that hold nothing. */
function given<Value extends object>(value: Given<Value>): Value {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as Value;
}

const whenTrue = (value: boolean): true | undefined => (value ? true : undefined);
const whenAny = <Entry>(list: readonly Entry[]): Entry[] | undefined => (list.length === 0 ? undefined : [...list]);

/** Only what differs from the defaults: a reader sees what this integration gets beyond nothing. */
function accessOf({ objects, userPermissions, customPermissions, apexClasses }: Template['spec']['access']): SpecInput['access'] {
  const entries = Object.entries(objects).map(([object, { records, create, edit, delete: remove, fields }]) => {
    const rights = { create: whenTrue(create), edit: whenTrue(edit), delete: whenTrue(remove) };
    return [object, given({ records: records === 'all' ? records : undefined, ...rights, fields: Object.keys(fields).length === 0 ? undefined : fields })];
  });
  return given({
    objects: Object.fromEntries(entries) as NonNullable<SpecInput['access']>['objects'],
    userPermissions: whenAny(userPermissions),
    customPermissions: whenAny(customPermissions),
    apexClasses: whenAny(apexClasses),
  });
}

function content(template: Template, answers: SpecAnswers): SpecInput {
  const { auth, identity, access } = template.spec;
  return given<SpecInput>({
    apiVersion: 'integration-user/v1',
    name: answers.name,
    label: answers.label ?? answers.name.replaceAll('_', ' '),
    purpose: answers.purpose,
    vendor: template.vendor,
    template: template.id,
    owner: { ...answers.owner },
    custodians: [...answers.custodians],
    mailbox: answers.mailbox,
    reviewBy: answers.reviewBy,
    environments: { [answers.environment ?? 'production']: given({ username: answers.username, orgId: answers.orgId }) },
    auth: given({ ...auth, callbackUrl: auth.callbackUrl }),
    network: { allow: answers.allow.map((entry) => ({ ...entry })) },
    identity: { licence: identity.licence },
    access: accessOf(access),
    dataClass: undefined,
    criticality: undefined,
    state: undefined,
    credentials: undefined,
    aliases: undefined,
    exceptions: undefined,
    schedule: undefined,
  });
}

const comments: Readonly<Record<string, string>> = {
  name: 'Every component name in the org derives from this. Never change it later.',
  owner: 'The person who answers for this integration, and the people who can act when that person is away.',
  mailbox: 'A shared mailbox, never a person\'s own.',
  environments: 'The orgs it lives in. The org\'s id is recorded at first use of --environment.',
  auth: 'How it logs in.',
  network: 'The only addresses it may log in from. purpose: run (default), connect or verify.',
  identity: 'The Salesforce user.',
  access: 'What it may see and do; everything else is closed. inbound: it writes the field. outbound: it only reads it. two-way: both.',
};

function annotate(document: Document, template: Template): void {
  const { contents } = document;
  if (!isMap(contents)) return;
  for (const { key, value } of contents.items) {
    if (!isScalar(key)) continue;
    const comment = comments[String(key.value)];
    if (comment === undefined) continue;
    key.commentBefore = ` ${comment}`;
    key.spaceBefore = key.value !== 'name' && key.value !== 'mailbox';
    if (key.value !== 'access') compact(value as Node | null);
  }
  const confirm = template.confirm.map((text) => ` - ${text}`);
  document.commentBefore = [
    ' yaml-language-server: $schema=schemas/spec.schema.json',
    ` From the template ${template.id} (confidence ${template.confidence}, sources read on ${template.checkedOn}).`,
    ...(confirm.length === 0 ? [] : [' Confirm before going live:', ...confirm]),
  ].join('\n');
}

/** Short groups on one line, as people write them. */
function compact(node: Node | null): void {
  if (isSeq<Node>(node)) node.flow = node.items.every((item) => isScalar(item));
  if (isSeq<Node>(node)) node.items.forEach(compact);
  if (!isMap<Node, Node | null>(node)) return;
  node.flow = node.items.every(({ value }) => isScalar(value));
  node.items.forEach(({ value }) => compact(value));
}

/**
 * The text of a new spec: what the template grants, what the person answered, and comments for the next reader.
 * Throws Problems as `parse` does where an answer does not fit, e.g. an address that is none.
 */
export function newSpec(template: Template, answers: SpecAnswers): string {
  const document = new Document(content(template, answers), { version: '1.2', aliasDuplicateObjects: false });
  annotate(document, template);
  const text = document.toString({ lineWidth: 0, flowCollectionPadding: true });
  parse(text, `integrations/${answers.name}.yaml`);
  return text;
}
