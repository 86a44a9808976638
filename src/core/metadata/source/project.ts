import type { SourceComponent, SourceElement, SourceProject } from '../../model/audit/source-project.ts';
import { byText } from '../../model/audit/report-order.ts';
import { all, textIn } from './element.ts';
import { merged, type Part } from './merge.ts';
import type { SourceReading } from './read-file.ts';

interface Found extends Part {
  readonly type: string;
  readonly fullName: string;
}

/** In metadata format an object's file holds its fields. */
function fieldsIn(object: string, path: string, root: SourceElement): readonly Found[] {
  return all(root, 'fields').flatMap((field) => {
    const name = textIn(field, 'fullName');
    return name === undefined ? [] : [{ type: 'CustomField', fullName: `${object}.${name}`, path, root: field }];
  });
}

function foundIn(reading: SourceReading): readonly Found[] {
  if (reading.kind !== 'read') return [];
  const { file, root } = reading;
  const found = { type: file.type, fullName: file.fullName, path: file.path, root };
  return file.type === 'CustomObject' ? [found, ...fieldsIn(file.fullName, file.path, root)] : [found];
}

/** Letter case does not tell names apart in Salesforce. */
function together(found: readonly Found[]): readonly SourceComponent[] {
  const groups = new Map<string, [Found, ...Found[]]>();
  for (const each of found) {
    const key = each.fullName.toLowerCase();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return [...groups.values()].map((group) => merged(group[0].type, group[0].fullName, group)).toSorted((one, other) => byText(one.fullName, other.fullName));
}

/** A project of the files that were read, in the order of their paths. */
export function sourceProject(name: string, readings: readonly SourceReading[]): SourceProject {
  const byType = new Map<string, Found[]>();
  for (const each of readings.flatMap(foundIn)) {
    const shelf = byType.get(each.type);
    if (shelf === undefined) byType.set(each.type, [each]);
    else shelf.push(each);
  }
  const components = new Map([...byType].map(([type, found]) => [type, together(found)]));
  return {
    name,
    components: (type) => components.get(type) ?? [],
    unreadable: readings.flatMap((reading) => (reading.kind === 'unreadable' ? [reading.trouble] : [])),
    files: readings.filter((reading) => reading.kind === 'read' || (reading.kind === 'unreadable' && reading.trouble.type !== undefined)).length,
  };
}
