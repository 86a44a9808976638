import type { XmlElement } from '../../core/model/metadata-file.ts';
import { Problem } from '../../problems.ts';
import { oddAnswer } from './answer.ts';
import type { Caller, OrgCall } from './caller.ts';
import { envelope, parseXml, resultsOf } from './soap-envelope.ts';
import type { WireAnswer } from './wire.ts';

/** The `result` elements of one Metadata API call. Only calls that change nothing go this way; deploys go through REST. */
export type Soap = (operation: string, inner: string, how?: Pick<OrgCall, 'watching' | 'big'>) => Promise<readonly XmlElement[]>;

/** An access token in JWT form, which SOAP does not take (security facts B.2). */
const jwt = /^eyJ[A-Za-z0-9_-]*\./;

async function readDocument(answer: WireAnswer): Promise<readonly XmlElement[]> {
  const text = answer.body.toString('utf8');
  const document = await parseXml(text).catch(() => undefined);
  const results = document === undefined || /<!DOCTYPE/i.test(text) ? undefined : resultsOf(document, answer.status);
  if (results === undefined) throw oddAnswer(answer);
  return results;
}

/** SOAP at `/services/Soap/m/<version>`. Throws `soap-needs-opaque-session` for a session that SOAP would refuse. */
export function openSoap(caller: Caller, version: string): Soap {
  return async (operation, inner, how = {}) => {
    if (jwt.test(caller.token())) throw new Problem('soap-needs-opaque-session', [caller.origin.host]);
    return caller.send(
      {
        method: 'POST',
        path: `/services/Soap/m/${version}`,
        readOnly: true,
        ...how,
        headers: { 'content-type': 'text/xml; charset=UTF-8', accept: 'text/xml', soapaction: '""' },
        body: (token) => envelope(token, operation, inner),
      },
      readDocument
    );
  };
}
