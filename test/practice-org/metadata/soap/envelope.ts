import type { XmlElement } from '../../state.ts';
import { childOf, contentOf, parseXml, XmlSyntaxError } from '../xml/parse.ts';
import type { XmlNode } from '../xml/parse.ts';
import { METADATA_NAMESPACE, writeElements } from '../xml/write.ts';
import type { XmlValue } from '../xml/write.ts';
import { SoapFault } from '../../http.ts';

/** The operation element of an envelope, e.g. `deploy`. Throws `SoapFault`; words [K]. */
export function operationOf(envelope: string): XmlNode {
  let root: XmlNode;
  try {
    root = parseXml(envelope);
  } catch (error) {
    if (error instanceof XmlSyntaxError) throw new SoapFault('MALFORMED_REQUEST', error.message);
    throw error;
  }
  const operation = root.name === 'Envelope' ? childOf(root, 'Body')?.children[0] : undefined;
  if (!operation) throw new SoapFault('MALFORMED_REQUEST', 'No operation in the SOAP body');
  return operation;
}

/** The envelope of an answer: every value of `result` is one `<result>` element, none at all for a call without results. */
export function responseTo(operation: string, result: XmlValue): string {
  return (
    '<?xml version="1.0" encoding="UTF-8"?>' +
    '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" ' +
    `xmlns="${METADATA_NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>` +
    `<${operation}Response>${writeElements({ result })}</${operation}Response></soapenv:Body></soapenv:Envelope>`
  );
}

/** Stored content as an answer, its full name first. */
export function recordValue(type: string, fullName: string, content: XmlElement): XmlValue {
  return { '@xsi:type': type, fullName, ...content };
}

/** Plain values of an operation's arguments. */
export function argumentsOf(operation: XmlNode): XmlElement {
  return contentOf(operation);
}
