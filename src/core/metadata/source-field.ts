import type { SourceField } from '../model/field-knowledge.ts';
import { flag, readXml, text } from './read-xml.ts';

const path = /(?:^|\/)objects\/([^/]+)\/fields\/([^/]+)\.field-meta\.xml$/;
/** Nobody writes these, whatever their permission. */
const computed = new Set(['AutoNumber', 'Summary']);

/** The object and field of a project file, where it declares a field. */
export function declaredIn(file: string): { readonly object: string; readonly field: string } | undefined {
  const [, object, field] = path.exec(file) ?? [];
  return object === undefined || field === undefined ? undefined : { object, field };
}

/** What a field's own file says. Throws a Problem where it is not XML. */
export function sourceField(object: string, field: string, xml: string): SourceField {
  const content = readXml(xml);
  const type = text(content, 'type');
  const referenceTo = text(content, 'referenceTo');
  return {
    object,
    field,
    required: flag(content, 'required'),
    readOnly: text(content, 'formula') !== undefined || (type !== undefined && computed.has(type)),
    ...(type === undefined ? {} : { type }),
    ...(referenceTo === undefined ? {} : { referenceTo }),
  };
}
