import { told, textIn } from '../../../core/metadata/source/element.ts';
import { sourceGaps } from '../../../core/metadata/source/gaps.ts';
import { sourceId } from '../../../core/metadata/source/ids.ts';
import { asFarAs } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';

/** The name is that of the file: of a standard profile not the label that people see (facts 1.1 [A]). */
export const fromSource: NonNullable<FactUnit<'profiles'>['fromSource']> = (project) =>
  asFarAs(
    project.components('Profile').map(({ fullName, root }) => ({ id: sourceId('Profile', fullName), name: fullName, at: root.at, ...told({ licence: textIn(root, 'userLicense') }) })),
    sourceGaps(project, 'Profile'),
  );
