import type { OrgState, XmlElement } from '../../state.ts';
import { sorted } from '../components/content.ts';
import type { View } from '../components/handler.ts';
import { handlerOf } from '../components/index.ts';
import { contentsOf, listedOf } from '../contents.ts';
import { pathOf } from '../kinds.ts';
import type { Kind } from '../kinds.ts';
import { writeFile } from '../xml/write.ts';
import { fileOf } from './select.ts';
import type { Chosen } from './select.ts';

/** Path below the package's root to bytes. */
export type Files = Map<string, Buffer>;

/** The files of the chosen components in the zip format. Parts of an object go into the object's file. */
export function filesOf(state: OrgState, chosen: Chosen[], view: View): Files {
  const groups = new Map<string, { kind: Kind; fullName: string; members: Chosen[] }>();
  for (const one of chosen) {
    const file = fileOf(one);
    if (!file) continue;
    const path = pathOf(file.kind, file.fullName);
    const group = groups.get(path) ?? { ...file, members: [] };
    groups.set(path, group);
    group.members.push(one);
  }
  const files: Files = new Map();
  for (const [path, group] of groups) addFile(files, state, path, group, view);
  return files;
}

interface Group {
  kind: Kind;
  fullName: string;
  members: Chosen[];
}

function addFile(files: Files, state: OrgState, path: string, { kind, fullName, members }: Group, view: View): void {
  const whole = members.some((one) => one.type === kind.name);
  const content = sorted({ ...(whole ? contentsOf(state, kind.name, fullName, view) : {}), ...partsOf(state, kind, fullName, whole ? undefined : members, view) });
  const body = handlerOf(kind.name)?.body?.(state, fullName);
  if (body) files.set(path, body);
  const root = kind.name === 'Settings' ? `${fullName}Settings` : kind.name;
  files.set(body ? `${path}-meta.xml` : path, Buffer.from(writeFile(root, content), 'utf8'));
}

/** Fields and the like as elements of their object's file: those asked for, or all. */
function partsOf(state: OrgState, kind: Kind, parent: string, members: Chosen[] | undefined, view: View): XmlElement {
  const parts: XmlElement = {};
  for (const [type, element] of kind.children ?? []) {
    const names = (members?.filter((one) => one.type === type) ?? listedOf(state, type)).map((one) => one.fullName).filter((name) => name.startsWith(`${parent}.`));
    const elements = names.sort().flatMap((name) => {
      const content = contentsOf(state, type, name, view);
      return content ? [{ fullName: [name.slice(parent.length + 1)], ...content }] : [];
    });
    if (elements.length > 0) parts[element] = elements;
  }
  return parts;
}
