/** The Metadata API's SOAP envelope, made and read by hand. */
import { parseStringPromise, processors } from 'xml2js';
import { expect } from 'chai';
import { send } from './caller.ts';
import type { Answer, Ask, PracticeOrg } from './caller.ts';

export interface Node {
  [element: string]: (string | Node)[];
}

const METADATA = 'http://soap.sforce.com/2006/04/metadata';

/** One envelope to `/services/Soap/m/<version>`; the raw answer, faults included. */
export function soapAnswer(org: PracticeOrg, body: string, ask: Ask & { version?: string } = {}): Promise<Answer> {
  const { version = '66.0', token = org.accessToken, ...rest } = ask;
  const header = `<soapenv:Header><SessionHeader xmlns="${METADATA}"><sessionId>${token}</sessionId></SessionHeader></soapenv:Header>`;
  const operation = body.replace(/^<(\w+)/, `<$1 xmlns="${METADATA}"`);
  const envelope =
    '<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" ' +
    `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${header}<soapenv:Body>${operation}</soapenv:Body></soapenv:Envelope>`;
  const headers = { 'content-type': 'text/xml; charset=UTF-8', soapaction: '""' };
  return send(org, `/services/Soap/m/${version}`, { ...rest, token: '', method: 'POST', body: envelope, headers });
}

export async function parseXml(xml: unknown): Promise<Node> {
  return (await parseStringPromise(String(xml), {
    explicitRoot: false,
    ignoreAttrs: true,
    tagNameProcessors: [processors.stripPrefix],
  })) as Node;
}

/** The response element of a call that must succeed, e.g. `deployResponse`. */
export async function soap(org: PracticeOrg, body: string, ask: Ask & { version?: string } = {}): Promise<Node> {
  const answer = await soapAnswer(org, body, ask);
  expect(answer.status, String(answer.body)).to.equal(200);
  const [content] = elements(await parseXml(answer.body), 'Body');
  const [response] = Object.values(content ?? {}).flat();
  return typeof response === 'object' ? response : {};
}

/** The fault of a call that must be refused: its code (`sf:...`) and its words. */
export async function soapFault(org: PracticeOrg, body: string, ask: Ask & { version?: string } = {}): Promise<{ code: string; message: string }> {
  const answer = await soapAnswer(org, body, ask);
  expect(answer.status, String(answer.body)).to.equal(500);
  const [content] = elements(await parseXml(answer.body), 'Body');
  const [fault] = elements(content ?? {}, 'Fault');
  return { code: text(fault ?? {}, 'faultcode'), message: text(fault ?? {}, 'faultstring') };
}

/** Child elements of that name that hold elements. Empty ones count as `{}`. */
export function elements(node: Node, name: string): Node[] {
  return (node[name] ?? []).map((child) => (typeof child === 'string' ? {} : child));
}

export function text(node: Node, name: string): string {
  const [first] = node[name] ?? [];
  return typeof first === 'string' ? first : '';
}

export function texts(node: Node, name: string): string[] {
  return (node[name] ?? []).filter((child) => typeof child === 'string');
}

/** Text two levels down: `textOf(response, 'result', 'id')`. */
export function textOf(node: Node, outer: string, inner: string): string {
  return text(elements(node, outer)[0] ?? {}, inner);
}
