import { rows } from '../../state.ts';
import type { OrgState, Session } from '../../state.ts';
import type { Chosen } from '../retrieve/select.ts';
import { fileOf } from '../retrieve/select.ts';
import { encodeName, pathOf } from '../kinds.ts';
import type { XmlValue } from '../xml/write.ts';

/** What nobody made has no id and the epoch for a date, as standard objects show it [K]. */
const EPOCH = '1970-01-01T00:00:00.000Z';

/** FileProperties of a component (shape: WSDL66 [A]). */
export function fileProperties(state: OrgState, session: Session, chosen: Chosen, prefix = ''): Record<string, XmlValue> {
  const { listed, type, fullName } = chosen;
  const file = fileOf(chosen);
  const created = listed.createdById === '' ? session.userId : listed.createdById;
  const modified = listed.lastModifiedById === '' ? created : listed.lastModifiedById;
  return {
    createdById: created,
    createdByName: userName(state, created),
    createdDate: listed.createdDate === '' ? EPOCH : listed.createdDate,
    fileName: file ? `${prefix}${pathOf(file.kind, file.fullName)}` : fullName,
    fullName: encodeName(type, fullName),
    id: listed.id,
    lastModifiedById: modified,
    lastModifiedByName: userName(state, modified),
    lastModifiedDate: listed.lastModifiedDate === '' ? EPOCH : listed.lastModifiedDate,
    manageableState: 'unmanaged',
    type,
  };
}

function userName(state: OrgState, id: string): string {
  return String(rows(state, 'User').find((row) => row['Id'] === id)?.['Name'] ?? '');
}
