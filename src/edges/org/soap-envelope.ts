import { parseStringPromise, processors } from 'xml2js';
import type { XmlElement } from '../../core/model/metadata-file.ts';
import { OrgRefusal } from '../../core/model/ports.ts';
import { redacted } from '../../core/model/redacted.ts';
import { Problem } from '../../problems.ts';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Text for an element. XML 1.0 has no way to write most control characters: they are refused. */
export function xmlText(text: string): string {
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Surrogate}]/u.test(text)) {
    throw new Problem('xml-control-character', [JSON.stringify(text.slice(0, 80))]);
  }
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);
}

/** A call of the Metadata API. `inner` is XML already. */
export function envelope(token: string, operation: string, inner: string): string {
  return (
    '<?xml version="1.0" encoding="UTF-8"?>' +
    '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="http://soap.sforce.com/2006/04/metadata">' +
    `<soapenv:Header><SessionHeader><sessionId>${xmlText(token)}</sessionId></SessionHeader></soapenv:Header>` +
    `<soapenv:Body><${operation}>${inner}</${operation}></soapenv:Body></soapenv:Envelope>`
  );
}

/** The document as an element that holds the root: no prefixes, no attributes, every element a list, text as it stands. */
export async function parseXml(xml: string): Promise<XmlElement> {
  const options = { ignoreAttrs: true, explicitArray: true, tagNameProcessors: [processors.stripPrefix] };
  const root = (await parseStringPromise(xml, options)) as Readonly<Record<string, string | XmlElement>>;
  return Object.fromEntries(Object.entries(root).map(([name, element]) => [name, [element]]));
}

export function elementsOf(element: XmlElement, name: string): readonly XmlElement[] {
  return (element[name] ?? []).filter((occurrence) => typeof occurrence !== 'string');
}

export function textOf(element: XmlElement, name: string): string {
  const first = element[name]?.[0];
  return typeof first === 'string' ? first : '';
}

/** The `result` elements of a response; throws OrgRefusal for a fault, `undefined` where the document is no SOAP. */
export function resultsOf(document: XmlElement, status: number): readonly XmlElement[] | undefined {
  const [root] = elementsOf(document, 'Envelope');
  const [body] = root === undefined ? [] : elementsOf(root, 'Body');
  if (body === undefined) return undefined;
  const [fault] = elementsOf(body, 'Fault');
  if (fault !== undefined) throw new OrgRefusal(status, redacted(textOf(fault, 'faultcode').replace(/^[A-Za-z]+:/, '')), redacted(textOf(fault, 'faultstring')));
  const [response] = Object.values(body).flat().filter((occurrence) => typeof occurrence !== 'string');
  return response === undefined ? [] : elementsOf(response, 'result');
}
