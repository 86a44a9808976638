import type { SourceElement } from '../../model/audit/source-project.ts';
import type { XmlElement } from '../../model/metadata-file.ts';

/** The content of an element without places, as metadata comes from an org: what reads the one can read the other. */
export function asXml({ children }: SourceElement): XmlElement {
  const content: Record<string, (string | XmlElement)[]> = {};
  for (const child of children) (content[child.name] ??= []).push(child.children.length === 0 ? child.text : asXml(child));
  return content;
}
