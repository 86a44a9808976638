import type { OrgState, XmlElement } from '../state.ts';
import { sorted } from './components/content.ts';
import type { Listed, View } from './components/handler.ts';
import { handlerOf } from './components/index.ts';
import { shapeOf } from './shapes/shape.ts';

/**
 * A component's elements as the org returns them at an API version: by name, none that are newer. `undefined` where there
 * is no such component.
 */
export function contentsOf(state: OrgState, type: string, fullName: string, view: View): XmlElement | undefined {
  const content = handlerOf(type)?.read(state, fullName, view);
  const shape = shapeOf(type);
  if (!content || shape?.kind !== 'elements') return content && sorted(content);
  const declared = new Map(shape.elements.map((element) => [element.name, element]));
  // Elements the declarations do not know (older or newer orgs' files) are kept where the alphabet puts them.
  return sorted(Object.fromEntries(Object.entries(content).filter(([name]) => (declared.get(name)?.since ?? 0) <= view.apiVersion)));
}

/** Everything, as readMetadata and a dump show it. */
export function wholeView(state: OrgState): View {
  return { apiVersion: Number(state.settings.apiVersion), includes: () => true };
}

export function listedOf(state: OrgState, type: string): Listed[] {
  return handlerOf(type)?.list(state) ?? [];
}
