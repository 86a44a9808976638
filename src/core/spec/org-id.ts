import type { Document } from 'yaml';
import { isMap, isPair, isScalar, parseDocument } from 'yaml';
import { exitCodes, Problem } from '../../problems.ts';
import type { Spec } from '../model/spec.ts';
import { parse } from './parse.ts';

interface Anchor {
  readonly flow: boolean;
  /** Offset at which the username's key starts, and at which its value ends. */
  readonly keyStart: number;
  readonly valueEnd: number;
}

function usernameOf(document: Document.Parsed, environment: string): Anchor | undefined {
  const group = document.getIn(['environments', environment], true);
  const pair = isMap(group) ? group.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === 'username') : undefined;
  if (!isMap(group) || !isScalar(pair?.key) || !isScalar(pair.value) || !pair.key.range || !pair.value.range) return undefined;
  return { flow: group.flow === true, keyStart: pair.key.range[0], valueEnd: pair.value.range[1] };
}

/** One line or one flow entry is added beside the username; the rest of the text stays byte for byte. */
function inserted(text: string, anchor: Anchor, orgId: string): string {
  if (anchor.flow) return `${text.slice(0, anchor.valueEnd)}, orgId: ${orgId}${text.slice(anchor.valueEnd)}`;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const indent = text.slice(text.lastIndexOf('\n', anchor.keyStart) + 1, anchor.keyStart).replaceAll(/\S/g, ' ');
  const lineEnd = text.indexOf('\n', anchor.valueEnd);
  const before = lineEnd === -1 ? text + newline : text.slice(0, lineEnd + 1);
  return `${before}${indent}orgId: ${orgId}${newline}${lineEnd === -1 ? '' : text.slice(lineEnd + 1)}`;
}

function records(text: string, environment: string, orgId: string): boolean {
  try {
    return parse(text, '').environments[environment]?.orgId === orgId;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

/** Layouts that no insertion fits, such as a value on the line below its key, are written out by the YAML library. */
function withOrgId(text: string, environment: string, orgId: string): string {
  const document = parseDocument(text);
  const anchor = usernameOf(document, environment);
  const edited = anchor === undefined ? text : inserted(text, anchor, orgId);
  if (records(edited, environment, orgId)) return edited;
  document.setIn(['environments', environment, 'orgId'], orgId);
  return document.toString({ lineWidth: 0 });
}

/** The id's own characters are replaced; comments, quotes and layout stay. */
function withOtherOrgId(text: string, environment: string, orgId: string): string {
  const node = parseDocument(text).getIn(['environments', environment, 'orgId'], true);
  if (!isScalar(node) || !node.range) throw new RangeError('an org id without a place');
  const [start, end] = node.range;
  return text.slice(0, start) + text.slice(start, end).replace(/[A-Za-z0-9]+/, orgId) + text.slice(end);
}

/** The id an environment has. Throws `environment-unknown`. */
function recordedIn({ environments, name }: Spec, environment: string): string | undefined {
  const known = Object.hasOwn(environments, environment) ? environments[environment] : undefined;
  if (known === undefined) throw new Problem('environment-unknown', [environment, name, Object.keys(environments).join(', ')], exitCodes.wrongUse);
  return known.orgId;
}

/**
 * Records which org an environment is: the spec's text with `environments.<environment>.orgId` set, comments and
 * formatting kept. The environment must be in the spec; an id that is there and differs is replaced only where the caller
 * names it in `replaces`.
 * Throws Problem 'environment-unknown' or 'environment-other-org' (exit 2), and as `parseSpec` does.
 */
export function setOrgId(text: string, environment: string, orgId: string, file = 'the spec', replaces?: string): string {
  const known = recordedIn(parse(text, file), environment);
  if (known?.slice(0, 15) === orgId.slice(0, 15)) return text;
  if (known !== undefined && known === replaces) return withOtherOrgId(text, environment, orgId);
  if (known !== undefined) throw new Problem('environment-other-org', [environment, parse(text, file).name, known, orgId], exitCodes.wrongUse);
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  return mark + withOrgId(text.slice(mark.length), environment, orgId);
}
