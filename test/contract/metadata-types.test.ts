import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect } from 'chai';
import ts from 'typescript';
import { all } from '../../src/catalog/components/index.ts';
import type { SourceComponent, Target } from '../../src/core/model/component.ts';
import type { MetadataFile, XmlElement } from '../../src/core/model/metadata-file.ts';
import { readDocument } from '../../src/core/metadata/read-xml.ts';
import { deployed, fakeOrg, fakeVault, jwtCredential, progress, secretCredential, targetWith } from './components-fakes.ts';

// Every element the components emit, held against Salesforce's own declarations.

const declarations = createRequire(import.meta.url).resolve('@salesforce/types/metadata').replace(/\.js$/, '.d.ts');
const history = join(import.meta.dirname, '../../../shared/facts/evidence/wsdl-field-history.txt');
const wholeSpec = {
  access: {
    objects: { Lead: { records: 'all', create: true, edit: true, delete: true, fields: { Email: 'two-way', Title: 'inbound', LastName: 'two-way' } }, Account: { fields: { Phone: 'outbound' } } },
    userPermissions: ['ViewSetup'],
    customPermissions: ['May_Sync'],
    apexClasses: ['SyncEndpoint'],
  },
};

interface Shape {
  readonly order: readonly string[];
  readonly required: readonly string[];
  readonly types: ReadonlyMap<string, ts.Type>;
}

const program = ts.createProgram([declarations], { strict: true, exactOptionalPropertyTypes: true });
const checker = program.getTypeChecker();
const source = program.getSourceFile(declarations)!;
const exported = new Map(checker.getExportsOfModule(checker.getSymbolAtLocation(source)!).map((symbol) => [symbol.getName(), symbol]));

const isList = (type: ts.Type): boolean => checker.isArrayType(type);
const elementType = (type: ts.Type): ts.Type => (isList(type) ? checker.getTypeArguments(type as ts.TypeReference)[0]! : type);

/** Lists are written as required, and may be empty all the same; `fullName` is the file's name. */
function shapeOf(type: ts.Type): Shape {
  const properties = type.getProperties().filter((property) => property.getName() !== 'fullName');
  const types = new Map(properties.map((property) => [property.getName(), checker.getNonNullableType(checker.getTypeOfSymbol(property))]));
  const required = properties.filter((property) => (property.flags & ts.SymbolFlags.Optional) === 0 && !isList(types.get(property.getName())!));
  return { order: properties.map((property) => property.getName()), required: required.map((property) => property.getName()), types };
}

function accepts(type: ts.Type, text: string): boolean {
  if (type.isUnion()) return type.types.some((member) => accepts(member, text));
  if (type.isStringLiteral()) return type.value === text;
  if ((type.flags & ts.TypeFlags.BooleanLike) !== 0) return text === 'true' || text === 'false';
  if ((type.flags & ts.TypeFlags.NumberLike) !== 0) return /^\d+$/.test(text);
  return (type.flags & ts.TypeFlags.StringLike) !== 0;
}

function faults(path: string, type: ts.Type, content: XmlElement): readonly string[] {
  const { order, required, types } = shapeOf(type);
  const names = Object.keys(content);
  const sorted = names.toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
  return [
    ...required.filter((name) => !names.includes(name)).map((name) => `${path}.${name} is required`),
    ...(names.join() === sorted.join() ? [] : [`${path}: order ${names.join()} is not ${sorted.join()}`]),
    ...names.flatMap((name) => {
      const declared = types.get(name);
      if (declared === undefined) return [`${path}.${name} is not declared`];
      const occurrences = content[name] ?? [];
      const tooMany = occurrences.length > 1 && !isList(declared) ? [`${path}.${name} may occur once`] : [];
      return [
        ...tooMany,
        ...occurrences.flatMap((one) =>
          typeof one === 'string' ? (accepts(elementType(declared), one) ? [] : [`${path}.${name}: ${one} is not allowed`]) : faults(`${path}.${name}`, elementType(declared), one),
        ),
      ];
    }),
  ];
}

const variants: readonly (readonly [string, Target])[] = (['external-client-app', 'connected-app'] as const).flatMap((app) =>
  (['jwt-bearer', 'client-credentials', 'authorization-code'] as const).map((flow): readonly [string, Target] => [
    `${app} with ${flow}`,
    targetWith({ ...wholeSpec, auth: { app, flow, ...(flow === 'authorization-code' ? { callbackUrl: 'https://vendor.example/back' } : {}) } }),
  ]),
);

/** Everything that goes to an org or into a project. */
async function emitted(target: Target): Promise<readonly MetadataFile[]> {
  const org = fakeOrg();
  const tools = { org, vault: fakeVault(target.spec.auth.flow === 'jwt-bearer' ? jwtCredential : secretCredential), progress };
  const files: MetadataFile[] = [];
  const parts = all.filter((part) => 'source' in part && part.applies?.(target.spec) !== false);
  for (const part of parts) files.push(...(part as SourceComponent).source(target.spec, target.names, target.fields));
  for (const part of parts) {
    await part.apply(tools, target, undefined);
    files.push(...deployed(org));
  }
  // Connected apps are bound by record, and limited by the file they were made with.
  for (const part of all.filter(({ id }) => target.spec.auth.app === 'external-client-app' && /^external-client-app-(?:limits|access)$/.test(id))) {
    await part.apply(tools, target, (await part.read(tools, target)) as never);
    files.push(...deployed(org));
  }
  return files;
}

/** `Type.element` of everything that API 66.0 has. */
function currentElements(text: string): ReadonlySet<string> {
  const current = new Set<string>();
  let section = '';
  for (const line of text.split('\n')) {
    section = /^## (\S+)/.exec(line)?.[1] ?? section;
    const element = /^ {3}(\S+) /.exec(line)?.[1];
    if (element !== undefined && !line.includes('(gone after')) current.add(`${section}.${element}`);
  }
  return current;
}

describe('metadata that components emit', () => {
  for (const [title, target] of variants) {
    it(`is declared by Salesforce, complete, and in order: ${title}`, async () => {
      const files = await emitted(target);
      expect(files).to.have.length.greaterThan(4);
      for (const file of files) {
        const { root, content } = readDocument(file.xml);
        expect(root).to.equal(file.type);
        const symbol = exported.get(file.type);
        expect(symbol, file.type).not.to.equal(undefined);
        expect(faults(file.type, checker.getDeclaredTypeOfSymbol(symbol!), content)).to.deep.equal([]);
      }
    });
  }

  it('is told apart from what Salesforce does not declare', () => {
    const type = checker.getDeclaredTypeOfSymbol(exported.get('ExtlClntAppConfigurablePolicies')!);
    expect(faults('P', type, { isEnabled: ['yes'], externalClientApplication: ['x'], isConsumer: ['1'] })).to.deep.equal([
      'P: order isEnabled,externalClientApplication,isConsumer is not isConsumer,externalClientApplication,isEnabled',
      'P.isEnabled: yes is not allowed',
      'P.isConsumer is not declared',
    ]);
    expect(faults('P', type, { externalClientApplication: ['x'] })).to.deep.equal(['P.isEnabled is required']);
  });

  it('holds nothing newer than API 66.0, and nothing gone by then (WSDL history)', async function () {
    if (!existsSync(history)) {
      console.warn(`      skipped: no WSDL history at ${history}`);
      return this.skip();
    }
    const current = currentElements(readFileSync(history, 'utf8'));
    const nested: Readonly<Record<string, string>> = { oauthConfig: 'ConnectedAppOauthConfig', oauthPolicy: 'ConnectedAppOauthPolicy' };
    const check = (type: string, content: XmlElement): void => {
      for (const [element, occurrences] of Object.entries(content)) {
        expect(current.has(`${type}.${element}`), `${type}.${element}`).to.equal(true);
        const inner = type === 'ConnectedApp' ? nested[element] : undefined;
        if (inner !== undefined) occurrences.forEach((one) => check(inner, one as XmlElement));
      }
    };
    const files = (await Promise.all(variants.map(([, target]) => emitted(target)))).flat();
    for (const file of files) check(file.type, readDocument(file.xml).content);
  });
});
