import { textOf } from '../components/content.ts';
import { refuse } from '../components/handler.ts';
import type { Handler, Scope } from '../components/handler.ts';
import { recordOf } from '../components/records.ts';
import { stored } from '../components/stored.ts';

/** The folder every org has [K]. */
const PUBLIC = 'unfiled$public';

/** The folders of reports, or of dashboards: they need a name of their own (facts 1.7 [A]). */
export function folderOf(type: 'Report' | 'Dashboard', needs: string[]): Handler {
  const kept = stored(`${type}Folder`, [...needs, 'CustomizeApplication'], 18);
  return {
    ...kept,
    deploy: (scope, component) => {
      requirePlainName(scope, kept.type, component.fullName);
      if (textOf(component.content, 'name') === undefined) refuse(scope, 'Required field is missing: name', 'REQUIRED_FIELD_MISSING');
      return kept.deploy(scope, component);
    },
  };
}

/** A report or dashboard is in a folder that is there, or comes with it (facts 1.7 [A]; words as two public threads quote them [B]). */
export function requireFolder(scope: Scope, type: 'Report' | 'Dashboard', fullName: string): void {
  const folder = fullName.slice(0, Math.max(0, fullName.lastIndexOf('/')));
  if (folder === PUBLIC || recordOf(scope.state, `${type}Folder`, folder)) return;
  refuse(scope, `Cannot find folder:${folder}`, 'INVALID_CROSS_REFERENCE_KEY');
}

/** Names of folders and of what is in them: letters, digits and underscores, a letter first (Metadata API guide: Folder [A], words [K]). */
export function requirePlainName(scope: Scope, type: string, fullName: string): void {
  if (fullName.split('/').every((part) => part === PUBLIC || /^[A-Za-z]\w*$/.test(part))) return;
  refuse(scope, `The ${type} API Name can only contain underscores and alphanumeric characters, and begins with a letter: ${fullName}`, 'INVALID_FIELD');
}
