import type { Target } from '../../src/core/model/component.ts';
import { findQuery } from '../../src/core/model/find.ts';
import { combined, shippedKnowledge } from '../../src/core/model/field-knowledge.ts';
import type { MetadataFile, XmlElement } from '../../src/core/model/metadata-file.ts';
import { componentNames } from '../../src/core/model/names.ts';
import type { DeployOutcome, OpenCredential, Org, OrgIdentity, StoredCredential, Vault } from '../../src/core/model/ports.ts';
import { OrgRefusal } from '../../src/core/model/ports.ts';
import { Secret } from '../../src/core/model/secret.ts';
import { specSchema } from '../../src/core/model/spec.ts';
import type { Spec } from '../../src/core/model/spec.ts';
import { readXml } from '../../src/core/metadata/read-xml.ts';
import { Problem } from '../../src/problems.ts';

export const orgId = '00D000000000001EAA';

export const orgIdentity: OrgIdentity = {
  orgId,
  name: 'Acme',
  isSandbox: false,
  edition: 'Enterprise Edition',
  instanceUrl: 'https://acme.my.salesforce.com',
  username: 'admin@acme.example',
  userId: '005000000000001AAA',
  loopback: false,
};

const plain = {
  apiVersion: 'integration-user/v1',
  name: 'hubspot',
  label: 'HubSpot',
  purpose: 'Two-way lead sync',
  vendor: 'HubSpot',
  owner: { name: 'Ana Ruiz', email: 'ana@example.com' },
  custodians: ['ana@example.com', 'bo@example.com', 'chi@example.com'],
  mailbox: 'hubspot.integration@example.com',
  environments: { production: { username: 'hubspot.integration@example.com' } },
  network: { allow: [{ cidr: '203.0.113.0/24', source: 'HubSpot EU egress' }] },
  access: { objects: { Lead: { create: true, edit: true, fields: { Email: 'two-way', Title: 'inbound', AnnualRevenue: 'outbound' } } } },
};

/** A spec with some top-level keys replaced; `undefined` removes one. */
export function specWith(changes: Record<string, unknown> = {}): Spec {
  return specSchema.parse({ ...plain, ...changes });
}

export function targetWith(changes: Record<string, unknown> = {}, more: Partial<Target> = {}): Target {
  const spec = specWith(changes);
  return {
    spec,
    names: componentNames(spec.name),
    org: orgIdentity,
    environment: 'production',
    username: 'hubspot.integration@example.com',
    allow: spec.network.allow,
    fields: combined(shippedKnowledge()),
    ...more,
  };
}

export type Rows = readonly Record<string, unknown>[];

export interface FakeOrg extends Org {
  /** Every write, in order. */
  readonly writes: readonly { readonly call: string; readonly what: unknown }[];
  readonly metadata: Map<string, Map<string, XmlElement>>;
}

export interface FakeOptions {
  /** Answers to queries: the first whose pattern is found in the query's text. */
  readonly rows?: readonly (readonly [RegExp, Rows | (() => Rows)])[];
  readonly refuse?: (sobject: string, fields: Readonly<Record<string, unknown>>) => OrgRefusal | undefined;
  /** What a deployed file becomes in the org; the content itself by default. */
  readonly keep?: (file: MetadataFile, content: XmlElement, before: XmlElement | undefined) => XmlElement;
  readonly deployOutcome?: (files: readonly MetadataFile[]) => DeployOutcome | undefined;
  readonly get?: (path: string) => unknown;
  readonly retrieved?: readonly MetadataFile[];
}

const succeeded: DeployOutcome = { id: '0Af000000000001AAA', succeeded: true, failures: [], warnings: [] };

export function failing(type: string, fullName: string, problem: string): DeployOutcome {
  return { ...succeeded, succeeded: false, failures: [{ type, fullName, problem }] };
}

/** An org as far as components look at one: metadata that deploys replace, and rows that tests give. */
export function fakeOrg(options: FakeOptions = {}, files: readonly { type: string; fullName: string; content: XmlElement }[] = []): FakeOrg {
  const metadata = new Map<string, Map<string, XmlElement>>();
  const writes: { call: string; what: unknown }[] = [];
  const put = (type: string, fullName: string, content: XmlElement): void => {
    metadata.set(type, (metadata.get(type) ?? new Map<string, XmlElement>()).set(fullName, content));
  };
  files.forEach(({ type, fullName, content }) => put(type, fullName, content));
  const query = async <Row>(soql: { text: string }): Promise<readonly Row[]> => {
    const found = options.rows?.find(([pattern]) => pattern.test(soql.text))?.[1] ?? [];
    return (typeof found === 'function' ? found() : found) as readonly Row[];
  };
  const take = (file: MetadataFile): void => {
    const before = metadata.get(file.type)?.get(file.fullName);
    put(file.type, file.fullName, options.keep?.(file, readXml(file.xml), before) ?? readXml(file.xml));
  };
  return {
    writes,
    metadata,
    about: async () => orgIdentity,
    query,
    schemaQuery: query,
    toolingQuery: query,
    find: (asked) => query(findQuery(asked, [asked.value])),
    describe: async () => undefined,
    readMetadata: async (type, names) =>
      names.flatMap((fullName) => {
        const content = metadata.get(type)?.get(fullName);
        return content === undefined ? [] : [{ fullName, content }];
      }),
    listMetadata: async (type) => [...(metadata.get(type)?.keys() ?? [])].map((fullName) => ({ type, fullName, id: '' })),
    retrieve: async () => options.retrieved ?? [],
    get: async <Body>(path: string) => {
      const answer = options.get?.(path);
      if (answer === undefined) throw new OrgRefusal(404, 'NOT_FOUND', 'The requested resource does not exist');
      return answer as Body;
    },
    create: async (sobject, fields) => {
      const refusal = options.refuse?.(sobject, fields);
      if (refusal !== undefined) throw refusal;
      writes.push({ call: `create ${sobject}`, what: fields });
      return '005000000000009AAA';
    },
    update: async (sobject, id, fields) => void writes.push({ call: `update ${sobject} ${id}`, what: fields }),
    remove: async (sobject, id) => void writes.push({ call: `remove ${sobject} ${id}`, what: id }),
    deploy: async (sent, { remove = [], started }) => {
      writes.push({ call: 'deploy', what: sent });
      if (remove.length > 0) writes.push({ call: 'deploy removes', what: remove });
      await started?.(succeeded.id);
      const outcome = options.deployOutcome?.(sent);
      if (outcome !== undefined) return outcome;
      sent.forEach(take);
      remove.forEach(({ type, fullName }) => metadata.get(type)?.delete(fullName));
      return succeeded;
    },
    deployed: async (id) => (id === succeeded.id ? succeeded : undefined),
    usage: () => undefined,
  };
}

export interface FakeVault extends Vault {
  stored: StoredCredential | undefined;
}

export const jwtCredential: StoredCredential = {
  consumerKey: 'K'.repeat(85),
  flow: 'jwt-bearer',
  store: 'file',
  certificate: 'MIIBcertificate',
  fingerprint: 'AB:CD',
  createdAt: '2026-11-21T00:00:00Z',
};
export const secretCredential: StoredCredential = { consumerKey: 'K'.repeat(85), flow: 'client-credentials', store: 'file', createdAt: '2026-11-21T00:00:00Z' };
export const codeCredential: StoredCredential = { ...secretCredential, flow: 'authorization-code' };
const ofFlow = { 'jwt-bearer': jwtCredential, 'client-credentials': secretCredential, 'authorization-code': codeCredential };

function opened({ consumerKey, createdAt, flow }: StoredCredential): OpenCredential {
  const secrets = { 'jwt-bearer': { privateKey: new Secret('private key') }, 'client-credentials': { consumerSecret: new Secret('S3cret') }, 'authorization-code': {} };
  return { consumerKey, createdAt, ...secrets[flow] };
}

export function fakeVault(stored?: StoredCredential): FakeVault {
  const vault: FakeVault = {
    stored,
    find: async () => vault.stored,
    obstacle: async () => undefined,
    open: async (_org, name) => {
      if (vault.stored === undefined) throw new Problem('vault-empty', [name, '~']);
      return { kind: 'open', credential: opened(vault.stored) };
    },
    make: async (_org, _name, flow, store) => (vault.stored ??= { ...ofFlow[flow], store: store?.kind ?? 'file' }),
    move: async (_org, _name, store) => {
      if (vault.stored !== undefined) vault.stored = { ...vault.stored, store: store.kind };
    },
    keepConsumerKey: async (_org, _name, consumerKey) => {
      if (vault.stored !== undefined) vault.stored = { ...vault.stored, consumerKey };
    },
    where: () => '~/.sf/integration-user/keys/00D/hubspot',
  };
  return vault;
}

export const progress = { stage: (): void => undefined, note: (): void => undefined };

/** The files of the deploy that came as the n-th write. */
export function deployed(org: FakeOrg, index = -1): readonly MetadataFile[] {
  const deploys = org.writes.filter(({ call }) => call === 'deploy');
  return (deploys.at(index)?.what ?? []) as readonly MetadataFile[];
}
