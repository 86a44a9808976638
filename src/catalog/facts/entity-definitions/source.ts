import { first, flagIn, told } from '../../../core/metadata/source/element.ts';
import { sourceGaps } from '../../../core/metadata/source/gaps.ts';
import { asFarAs } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';

/** An object file without `enableHistory` says nothing of it: real files of Case, Contract and Order have none (facts 1.6 [A]). */
export const fromSource: NonNullable<FactUnit<'entityDefinitions'>['fromSource']> = (project) =>
  asFarAs(
    project.components('CustomObject').map(({ fullName, root }) => ({ object: fullName, at: first(root, 'enableHistory')?.at ?? root.at, ...told({ historyOn: flagIn(root, 'enableHistory') }) })),
    sourceGaps(project, 'CustomObject'),
  );
