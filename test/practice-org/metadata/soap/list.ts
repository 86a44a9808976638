import { SoapFault } from '../../http.ts';
import type { OrgState, Session, XmlElement } from '../../state.ts';
import { elementsOf, textOf } from '../components/content.ts';
import { handlerOf } from '../components/index.ts';
import { kindOf } from '../kinds.ts';
import type { XmlValue } from '../xml/write.ts';
import { fileProperties } from './file-properties.ts';

/** listMetadata: up to three queries of type and folder [K limit and words]. A type in folders lists the named folder only. */
export function listMetadata(state: OrgState, session: Session, request: XmlElement): XmlValue {
  const queries = elementsOf(request, 'queries');
  if (queries.length > 3) throw new SoapFault('LIMIT_EXCEEDED', 'listMetadata takes at most 3 queries');
  return queries.flatMap((query) => listOne(state, session, textOf(query, 'type') ?? '', textOf(query, 'folder')));
}

function listOne(state: OrgState, session: Session, type: string, folder: string | undefined): XmlValue[] {
  const handler = handlerOf(type);
  if (!handler) throw new SoapFault('INVALID_TYPE', `Unknown type:${type}`);
  const inFolder = kindOf(type)?.inFolder === true;
  return handler
    .list(state)
    .filter((one) => !inFolder || (folder !== undefined && one.fullName.startsWith(`${folder}/`)))
    .sort((left, right) => (left.fullName < right.fullName ? -1 : 1))
    .map((listed) => fileProperties(state, session, { type, fullName: listed.fullName, listed }));
}
