/** Which metadata type a file belongs to, by its path alone. Folders are not the types' names (facts 1.4 [A]). */

interface Kind {
  readonly type: string;
  readonly folder: string;
  readonly suffix: string;
}

const kinds: readonly Kind[] = [
  { type: 'ConnectedApp', folder: 'connectedApps', suffix: 'connectedApp' },
  { type: 'CustomField', folder: 'fields', suffix: 'field' },
  { type: 'CustomObject', folder: 'objects', suffix: 'object' },
  { type: 'ExternalClientApplication', folder: 'externalClientApps', suffix: 'eca' },
  { type: 'ExtlClntAppConfigurablePolicies', folder: 'extlClntAppPolicies', suffix: 'ecaPlcy' },
  { type: 'ExtlClntAppGlobalOauthSettings', folder: 'extlClntAppGlobalOauthSets', suffix: 'ecaGlblOauth' },
  { type: 'ExtlClntAppOauthConfigurablePolicies', folder: 'extlClntAppOauthPolicies', suffix: 'ecaOauthPlcy' },
  { type: 'ExtlClntAppOauthSettings', folder: 'extlClntAppOauthSettings', suffix: 'ecaOauth' },
  { type: 'MutingPermissionSet', folder: 'mutingpermissionsets', suffix: 'mutingpermissionset' },
  { type: 'PermissionSet', folder: 'permissionsets', suffix: 'permissionset' },
  { type: 'PermissionSetGroup', folder: 'permissionsetgroups', suffix: 'permissionsetgroup' },
  { type: 'Profile', folder: 'profiles', suffix: 'profile' },
  { type: 'ProfilePasswordPolicy', folder: 'profilePasswordPolicies', suffix: 'profilePasswordPolicy' },
  { type: 'Settings', folder: 'settings', suffix: 'settings' },
];
const byFolder = new Map(kinds.map((kind) => [kind.folder.toLowerCase(), kind]));
const bySuffix = new Map(kinds.map((kind) => [kind.suffix.toLowerCase(), kind]));

/** The file a path stands for. */
export interface SourceFile {
  readonly path: string;
  readonly type: string;
  readonly fullName: string;
  /** Of a permission set that is kept in several files: the element that this file is one entry of, e.g. `fieldPermissions`. */
  readonly entryOf?: string;
  /** The name alone does not tell: only its root element shows whether it is metadata. */
  readonly isGuess?: true;
}

/** Folders inside a permission set that was taken apart; all but the first are elements of it (registry presets of source-deploy-retrieve). */
const entryFolders = new Set(
  'objectSettings applicationVisibilities classAccesses customMetadataTypeAccesses customPermissions customSettingAccesses externalCredentialPrincipalAccesses externalDataSourceAccesses fieldPermissions flowAccesses objectPermissions pageAccesses recordTypeVisibilities tabSettings userPermissions'.split(' '),
);

const metaSuffix = /-meta\.xml$/i;

/** File names are percent-encoded (facts 1 [A]); a lone `%` stands for itself. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

const cut = (name: string): readonly [string, string] => {
  const dot = name.lastIndexOf('.');
  return dot === -1 ? [name, ''] : [name.slice(0, dot), name.slice(dot + 1)];
};

/** `objects/Account/fields/Industry.field-meta.xml` is `Account.Industry`. */
function fullNameOf({ type }: Kind, name: string, folders: readonly string[]): string {
  if (type !== 'CustomField') return decoded(name);
  const object = folders.at(-1)?.toLowerCase() === 'fields' ? folders.at(-2) : folders.at(-1);
  return `${decoded(object ?? '')}.${decoded(name)}`;
}

/**
 * One file of a permission set that source-deploy-retrieve took apart. decomposePermissionSetBeta: a folder for each element,
 * a file for each entry. Beta2: files named after the set, and `objectSettings` with a file for each object, all of them
 * with a `PermissionSet` in them.
 */
function decomposed(path: string, folders: readonly string[]): SourceFile | undefined {
  const home = folders.findIndex((folder) => folder.toLowerCase() === 'permissionsets');
  const inner = home === -1 ? [] : folders.slice(home + 1);
  const last = inner.at(-1);
  if (last === undefined) return undefined;
  const holdsEntries = entryFolders.has(last) && inner.length > 1;
  return { path, type: 'PermissionSet', fullName: decoded((holdsEntries ? inner.at(-2) : last) ?? last), ...(holdsEntries ? { entryOf: last } : {}) };
}

function ofSourceFormat(path: string, folders: readonly string[], file: string): SourceFile | undefined {
  const [name, suffix] = cut(file.replace(metaSuffix, ''));
  const kind = bySuffix.get(suffix.toLowerCase());
  return kind === undefined ? decomposed(path, folders) : { path, type: kind.type, fullName: fullNameOf(kind, name, folders) };
}

/** Without `-meta.xml` the folder has to agree: `.profile` and `.settings` are also names of other people's files. A permission set may have no suffix. */
function ofMetadataFormat(path: string, folders: readonly string[], file: string): SourceFile | undefined {
  const kind = byFolder.get(folders.at(-1)?.toLowerCase() ?? '');
  if (kind === undefined || kind.type === 'CustomField') return undefined;
  const [name, suffix] = cut(file);
  if (suffix.toLowerCase() === kind.suffix.toLowerCase()) return { path, type: kind.type, fullName: decoded(name) };
  return suffix === '' ? { path, type: kind.type, fullName: decoded(name), isGuess: true } : undefined;
}

/**
 * What a path holds, in source format under any package directory or in metadata format; `undefined`: nothing that is read
 * here. `path` is relative, with `/`.
 */
export function sourceFileAt(path: string): SourceFile | undefined {
  const folders = path.split('/');
  const file = folders.pop() ?? '';
  return metaSuffix.test(file) ? ofSourceFormat(path, folders, file) : ofMetadataFormat(path, folders, file);
}
