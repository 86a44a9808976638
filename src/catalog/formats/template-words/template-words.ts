import type { SpecFragment } from '../../../core/model/spec.ts';
import type { Template } from '../../../core/model/template.ts';

/** What a spec of a template would be granted on one object. */
interface Grant {
  readonly object: string;
  readonly rights: string;
  readonly records: 'shared' | 'all';
  readonly writes: readonly string[];
  readonly reads: readonly string[];
}

const confidences: Readonly<Record<Template['confidence'], string>> = {
  A: 'A, from a current page of the vendor',
  B: 'B, from old or partial pages, or in part from memory',
  C: 'C, a draft: confirm it all with the vendor',
};
const owners: Readonly<Record<Template['appOwner'], string>> = {
  'vendor-app': 'the vendor\'s own; the app made here proves the identity and stays with you',
  'customer-app': 'your own, made here for this integration',
  'managed-package': 'none: a package in the org does the work',
};
const published: Readonly<Record<Template['network']['published'], string>> = {
  yes: 'published',
  no: 'no list found',
  unknown: 'not known',
};

const section = (title: string, lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)]);
const bullets = (lines: readonly string[]): readonly string[] => lines.map((line) => `- ${line}`);
const some = (label: string, names: readonly string[]): readonly string[] => (names.length === 0 ? [] : [`${label}: ${names.join(', ')}`]);

function facts(template: Template): readonly string[] {
  const { network, integrationLicence, pkce } = template;
  const rows: readonly (readonly [string, string])[] = [
    ['Confidence', `${confidences[template.confidence]}; read on ${template.checkedOn}`],
    ['Direction', template.direction],
    ['How it logs in', `${template.vendorFlow}; a browser login while connecting: ${template.browserLogin}`],
    ['App', owners[template.appOwner]],
    ['Integration licence', `${integrationLicence.answer}. ${integrationLicence.because}`],
    ['PKCE', `${pkce.answer}. ${pkce.because}`],
    ['Addresses', [published[network.published], network.where, network.note].filter((part) => part !== undefined).join('; ')],
  ];
  return rows.map(([label, text]) => `${label.padEnd(20)} ${text}`);
}

function grantLines(grant: Grant): readonly string[] {
  const onlyRead = grant.reads.filter((field) => !grant.writes.includes(field));
  const records = grant.records === 'all' ? 'all its records' : 'records shared with it';
  return [`${grant.object}: ${grant.rights}; ${records}`, ...some('  writes', grant.writes), ...some('  reads', onlyRead)];
}

function granted({ auth, identity, access }: SpecFragment, grants: readonly Grant[]): readonly string[] {
  return [
    `login by ${auth.flow}, scopes ${auth.scopes.join(', ')}, licence ${identity.licence}`,
    ...some('system permissions', access.userPermissions),
    ...(grants.length === 0 ? ['no object yet: nothing is open until you list it'] : grants.flatMap(grantLines)),
  ];
}

function refused({ never }: Template): readonly string[] {
  return [...some('system permissions', never.userPermissions), ...some('scopes', never.scopes), ...some('on any object', never.rights), ...never.words];
}

/** One integration pattern as a person reads it. */
export function templateWords(template: Template, grants: readonly Grant[]): string {
  return [
    `${template.title} (${template.id})`,
    template.summary,
    '',
    ...facts(template),
    ...section('What the vendor asks for', bullets([...template.asked.permissions, `scopes: ${template.asked.scopes}`])),
    ...section('What a new spec grants instead', bullets(granted(template.spec, grants)).map((line) => line.replace(/^- {3}/, '    '))),
    ...section('What it never allows', bullets(refused(template))),
    ...section('Confirm before going live', bullets(template.confirm)),
    ...section('Good to know', bullets(template.notes)),
    ...section('Sources', bullets(template.sources.map(({ page, age }) => `${page} (${age})`))),
  ].join('\n');
}

export default { id: 'template-words', render: templateWords };
