/**
 * Writes the tables beside this file. Run by a person when Salesforce publishes new declarations:
 *   npx node test/practice-org/metadata/shapes/generate.ts <wsdl-field-history.txt>
 *
 * - `elements.json` from the declarations of `@salesforce/types` (made from the Metadata API's WSDL): for each type its elements in
 *   schema order as `name?*:type` (`?` optional, `*` repeats), and the values of each enumeration.
 * - `types.json` from the registry of `@salesforce/source-deploy-retrieve`: directory, suffix, folders and child types.
 * - `settings.json`: the names of the settings files those declarations know.
 * - `history.json` from a diff of the WSDLs 47.0 to 66.0: `[since]` or `[since, last]` per element, 0 where older than the first.
 */
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';

const require = createRequire(import.meta.url);
const METADATA_TYPES = [
  'Profile', 'PermissionSet', 'PermissionSetGroup', 'MutingPermissionSet', 'ConnectedApp', 'ExternalClientApplication', 'ExtlClntAppOauthSettings',
  'ExtlClntAppGlobalOauthSettings', 'ExtlClntAppOauthConfigurablePolicies', 'ExtlClntAppConfigurablePolicies', 'ExtlClntAppOauthSecuritySettings',
  'CustomObject', 'Certificate', 'ProfilePasswordPolicy', 'ProfileSessionSetting', 'Report', 'ReportFolder', 'Dashboard', 'DashboardFolder', 'CustomPermission', 'ApexClass', 'ApexPage', 'Role',
  // Of the settings files only those whose history is known: the others differ from release to release, and real files show it.
  'SecuritySettings', 'OauthOidcSettings', 'ConnectedAppSettings', 'UserManagementSettings',
];

interface Declaration { base?: string; elements: string[] }

function declarations(text: string): { types: Map<string, Declaration>; enums: Map<string, string[]> } {
  const types = new Map<string, Declaration>();
  const enums = new Map<string, string[]>();
  for (const [, name, values] of text.matchAll(/^export type (\w+) = ('.*');$/gm)) {
    enums.set(name!, [...values!.matchAll(/'([^']*)'/g)].map((value) => value[1]!));
  }
  for (const [, name, base] of text.matchAll(/^export type (\w+) = (\w+);$/gm)) if (base !== 'string') types.set(name!, { base: base!, elements: [] });
  for (const [, name, base, body] of text.matchAll(/^export type (\w+) = (?:(\w+) & )?\{\n([^}]*)\};$/gm)) {
    const elements = [...body!.matchAll(/^ {4}(\w+)(\??): (.*?)(\[\])?;$/gm)].map(
      ([, element, optional, type, list]) => `${element}${optional || list ? '?' : ''}${list ? '*' : ''}:${type}`,
    );
    types.set(name!, { ...(base && { base }), elements });
  }
  return { types, enums };
}

function elementsOf(types: Map<string, Declaration>, name: string): string[] {
  const type = types.get(name);
  return type ? [...(type.base ? elementsOf(types, type.base) : []), ...type.elements] : [];
}

function elementTable(): Record<string, string[]> {
  const { types, enums } = declarations(declarationText());
  const table: Record<string, string[]> = {};
  const waiting = [...METADATA_TYPES];
  for (let name = waiting.shift(); name; name = waiting.shift()) {
    if (table[name]) continue;
    const values = enums.get(name);
    if (values) table[name] = values.map((value) => `=${value}`);
    else if (types.has(name)) {
      const elements = elementsOf(types, name);
      table[name] = elements;
      waiting.push(...elements.map((element) => element.split(':')[1]!));
    }
  }
  return table;
}

function settingsNames(): string[] {
  const { types } = declarations(declarationText());
  const names = [...types].filter(([name, type]) => name.endsWith('Settings') && type.base === 'Metadata' && !name.startsWith('ExtlClntApp'));
  return names.map(([name]) => name.slice(0, -'Settings'.length)).sort();
}

function declarationText(): string {
  return readFileSync(require.resolve('@salesforce/types/metadata').replace(/\.js$/, '.d.ts'), 'utf8');
}

interface RegistryType {
  name: string;
  directoryName: string;
  suffix?: string;
  inFolder?: boolean;
  folderType?: string;
  folderContentType?: string;
  strategies?: { adapter?: string };
  children?: { types: Record<string, RegistryType> };
}

function typeTable(): unknown[] {
  const path = require.resolve('@salesforce/source-deploy-retrieve').replace(/index\.js$/, 'registry/metadataRegistry.json');
  const registry = JSON.parse(readFileSync(path, 'utf8')) as { types: Record<string, RegistryType> };
  const types = Object.values(registry.types).filter((type) => type.suffix && type.directoryName);
  return types.map((type) => ({
    name: type.name,
    directory: type.directoryName,
    suffix: type.suffix,
    ...(type.inFolder && { inFolder: true }),
    ...(type.folderContentType && { folderOf: registry.types[type.folderContentType]?.name }),
    ...(type.strategies?.adapter === 'matchingContentFile' && { metaFile: true }),
    ...(type.children && { children: Object.values(type.children.types).map((child) => [child.name, child.directoryName, child.suffix ?? '']) }),
  }));
}

function historyTable(path: string): Record<string, Record<string, number[]>> {
  const table: Record<string, Record<string, number[]>> = {};
  let type: Record<string, number[]> = {};
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const heading = /^## (\w+)/.exec(line)?.[1];
    if (heading) table[heading] = type = {};
    const [, name, since, gone] = /^\s+(\w+) (<=47\.0|since \d+\.0) (?:\(gone after (\d+)\.0\))?/.exec(line) ?? [];
    if (name) type[name] = [since === '<=47.0' ? 0 : Number.parseInt(since!.slice(6), 10), ...(gone ? [Number(gone)] : [])];
  }
  return Object.fromEntries(Object.entries(table).filter(([, elements]) => Object.keys(elements).length > 0));
}

/** One entry a line, so that a change of the declarations reads as a change of the table. */
function writeTable(file: string, table: Record<string, unknown> | unknown[]): void {
  const lines = Array.isArray(table)
    ? table.map((entry) => JSON.stringify(entry))
    : Object.keys(table).sort().map((key) => `${JSON.stringify(key)}:${JSON.stringify(table[key])}`);
  const [open, close] = Array.isArray(table) ? ['[', ']'] : ['{', '}'];
  writeFileSync(new URL(file, import.meta.url), `${open}\n${lines.join(',\n')}\n${close}\n`);
}

writeTable('elements.json', elementTable());
writeTable('types.json', typeTable());
writeTable('settings.json', settingsNames());
const history = process.argv[2];
if (history) writeTable('history.json', historyTable(history));
