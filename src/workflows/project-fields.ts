import { Problem } from '../problems.ts';
import { declaredIn, sourceField } from '../core/metadata/source-field.ts';
import type { FieldKnowledge } from '../core/model/component.ts';
import type { SourceField } from '../core/model/field-knowledge.ts';
import { combined, shippedKnowledge, sourceKnowledge } from '../core/model/field-knowledge.ts';
import type { Files } from '../core/model/ports.ts';

async function readField(files: Files, path: string, object: string, field: string): Promise<SourceField> {
  const xml = (await files.read(path)) ?? '';
  try {
    return sourceField(object, field, xml);
  } catch (error) {
    if (error instanceof Problem) throw new Problem('source-field-unreadable', [path, ...error.tokens]);
    throw error;
  }
}

/** What the project's own source and the shipped list say of the fields of these objects, and of the objects above them. */
export async function projectKnowledge(files: Files, folders: readonly string[], objects: readonly string[]): Promise<FieldKnowledge> {
  const paths = (await Promise.all(folders.map((folder) => files.list(folder)))).flat();
  const declared = paths.flatMap((path) => {
    const found = declaredIn(path);
    return found === undefined ? [] : [{ path, ...found }];
  });
  const known: SourceField[] = [];
  const seen = new Set<string>();
  const open = [...objects];
  for (let object = open.shift(); object !== undefined; object = open.shift()) {
    if (seen.has(object)) continue;
    seen.add(object);
    const fields = await Promise.all(declared.filter((one) => one.object === object).map((one) => readField(files, one.path, one.object, one.field)));
    known.push(...fields);
    open.push(...fields.flatMap(({ type, referenceTo }) => (type === 'MasterDetail' && referenceTo !== undefined ? [referenceTo] : [])));
  }
  return combined(sourceKnowledge(known), shippedKnowledge());
}
