import type { Gap } from '../../model/audit/fact.ts';
import type { SourceComponent, SourceProject, UnreadableSource } from '../../model/audit/source-project.ts';
import { noun, sourceId } from './ids.ts';

const words = ({ file, line, column }: UnreadableSource['at']): string => `${file}:${line}:${column}`;

/** By id and by name; a part of an external client app names its app inside, so that an unreadable one may be about any. */
function aboutOf({ type, fullName }: Pick<SourceComponent, 'type' | 'fullName'>): Pick<Gap, 'about'> {
  return type.startsWith('ExtlClnt') ? {} : { about: [sourceId(type, fullName), fullName] };
}

/** A folder that could not be read may hold files of any type, about anything. */
function unreadGap({ at, words: why, type, fullName }: UnreadableSource): Gap {
  if (type === undefined) return { kind: 'unreadable', words: why };
  return { kind: 'unreadable', words: `${words(at)} could not be read: ${why}`, ...aboutOf({ type, fullName }) };
}

function conflictGap(component: SourceComponent): readonly Gap[] {
  return component.conflicts.map(({ element, at, other }) => ({
    kind: 'not-in-files' as const,
    words: `The files have two copies of ${noun(component.type)} ${component.fullName} that differ in ${element}: ${words(at)} and ${words(other)}. Which of them an org has is not known.`,
    ...aboutOf(component),
  }));
}

/** What files of these types leave open: those that could not be read, and copies that contradict each other. */
export function sourceGaps(project: SourceProject, ...types: readonly string[]): readonly Gap[] {
  const unreadable = project.unreadable
    .filter(({ type }) => type === undefined || types.includes(type))
    .map(unreadGap);
  return [...unreadable, ...types.flatMap((type) => project.components(type).flatMap(conflictGap))];
}
