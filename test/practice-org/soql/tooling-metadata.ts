import { profile } from '../metadata/components/profile.ts';
import { profileFullName } from '../metadata/components/profile-names.ts';
import { shapeOf } from '../metadata/shapes/shape.ts';
import type { OrgState, Row, XmlElement } from '../state.ts';

type Json = Record<string, unknown>;

/** `Metadata` of a Tooling Profile row: everything a retrieve could show, as JSON (facts 2.y [A]). */
export function profileMetadata(state: OrgState, row: Row): Json | null {
  const view = { apiVersion: Number(state.settings.apiVersion), includes: () => true };
  const content = profile.read(state, profileFullName(state, row), view);
  return content ? toJson('Profile', content) : null;
}

/** Lists are always there, empty or not; single elements are null where absent; flags and numbers are no text. */
function toJson(type: string, content: XmlElement): Json {
  const shape = shapeOf(type);
  if (shape?.kind !== 'elements') return Object.fromEntries(Object.entries(content).map(([name, values]) => [name, values[0] ?? null]));
  return Object.fromEntries(
    shape.elements
      .filter(({ name }) => name !== 'fullName')
      .map((element) => {
        const values = (content[element.name] ?? []).map((value) => (typeof value === 'string' ? scalar(element.type, value) : toJson(element.type, value)));
        return [element.name, element.repeats ? values : (values[0] ?? null)];
      }),
  );
}

function scalar(type: string, text: string): unknown {
  if (type.endsWith('boolean')) return text === 'true';
  if (/(int|double)$/.test(type) && text !== '') return Number(text);
  return text;
}
