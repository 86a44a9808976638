import { first, flagIn, textIn, told } from '../../../core/metadata/source/element.ts';
import { sourceGaps } from '../../../core/metadata/source/gaps.ts';
import { asFarAs } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import type { ConnectedAppRow } from '../../../core/model/audit/rows-apps.ts';
import type { SourceComponent } from '../../../core/model/audit/source-project.ts';

/** As the org's record has it: its name is the label. The id is the full name. */
const rowOf = ({ fullName, root }: SourceComponent): ConnectedAppRow => ({
  id: fullName,
  name: textIn(root, 'label') ?? fullName,
  adminApprovedOnly: flagIn(first(root, 'oauthConfig'), 'isAdminApproved') === true,
  ...told({ contactEmail: textIn(root, 'contactEmail') }),
});

/** Only apps that the project keeps: an org has others. */
export const fromSource: NonNullable<FactUnit<'connectedApps'>['fromSource']> = (project) => asFarAs(project.components('ConnectedApp').map(rowOf), sourceGaps(project, 'ConnectedApp'));
