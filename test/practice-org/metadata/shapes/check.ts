import type { XmlNode } from '../xml/parse.ts';
import { METADATA_NAMESPACE } from '../xml/write.ts';
import { shapeOf, wasDropped } from './shape.ts';
import type { ElementShape } from './shape.ts';
import { valueRefusal } from './values.ts';

interface ShapeProblem {
  problem: string;
  line: number;
  column: number;
}

interface Rules {
  apiVersion: number;
  /**
   * `refused`: the file reader's ordered sequence. `dropped`: external client app files, where an element out of order is ignored
   * without a word (facts 1, general rules [C]). `free`: SOAP calls, whose callers send plain objects.
   */
  outOfOrder: 'refused' | 'dropped' | 'free';
}

const PRIMITIVES: Record<string, RegExp> = { boolean: /^(true|false|0|1)$/, number: /^-?\d+(\.\d+)?$/ };

/**
 * Hold a component against its declared shape: names, namespace, order, repetition, required elements, enumerations, and nothing
 * newer than the request's API version. Returns the first problem, as the platform stops at the first. Wording [K].
 * Elements to be ignored are removed from `node`.
 */
export function shapeProblem(node: XmlNode, type: string, rules: Rules): ShapeProblem | undefined {
  const shape = shapeOf(type);
  if (!shape) return undefined;
  if (shape.kind === 'enumeration') {
    const known = shape.values.some((one) => one.value === node.text && one.since <= rules.apiVersion);
    return known ? undefined : at(node, `'${node.text}' is not a valid value for the enum '${type}'`);
  }
  if (rules.outOfOrder === 'dropped') dropOutOfOrder(node, shape.elements);
  return childProblem(node, type, shape.elements, rules) ?? missing(node, shape.elements, rules.apiVersion);
}

function childProblem(node: XmlNode, type: string, elements: ElementShape[], rules: Rules): ShapeProblem | undefined {
  let last = -1;
  for (const child of node.children) {
    if (wasDropped(type, child.name, rules.apiVersion)) continue;
    const place = elements.findIndex((element) => element.name === child.name && element.since <= rules.apiVersion);
    const problem = placeProblem(node, child, type, elements[place], rules.outOfOrder === 'refused' && place < last);
    if (problem) return problem;
    last = place;
  }
  for (const child of node.children) {
    const element = elements.find((one) => one.name === child.name);
    const problem = element && valueProblem(child, type, element, rules);
    if (problem) return problem;
  }
  return undefined;
}

function placeProblem(node: XmlNode, child: XmlNode, type: string, element: ElementShape | undefined, early: boolean): ShapeProblem | undefined {
  if (!element || early || child.namespace !== METADATA_NAMESPACE) return at(child, `Element ${qualified(child)} invalid at this location in type ${type}`);
  const first = node.children.find((one) => one.name === child.name);
  return element.repeats || first === child ? undefined : at(child, `Element ${qualified(child)} is duplicated at this location in type ${type}`);
}

function valueProblem(child: XmlNode, type: string, element: ElementShape, rules: Rules): ShapeProblem | undefined {
  const primitive = PRIMITIVES[element.type];
  // An empty element stands for "no value" wherever real files carry one (loginHours, profileName): facts 1.1, 1.3.
  if (child.children.length === 0 && child.text === '') return undefined;
  if (primitive && !primitive.test(child.text.trim())) return at(child, `'${child.text}' is not a valid value for the type xsd:${element.type === 'number' ? 'int' : element.type}`);
  const refusal = valueRefusal(type, element.name, child.text);
  if (refusal !== undefined) return at(child, refusal);
  return shapeProblem(child, element.type, rules.outOfOrder === 'dropped' ? { ...rules, outOfOrder: 'refused' } : rules);
}

function missing(node: XmlNode, elements: ElementShape[], apiVersion: number): ShapeProblem | undefined {
  const absent = elements.find((element) => !element.optional && element.since <= apiVersion && !node.children.some((child) => child.name === element.name));
  return absent && at(node, `Required field is missing: ${absent.name}`);
}

function dropOutOfOrder(node: XmlNode, elements: ElementShape[]): void {
  let last = -1;
  node.children = node.children.filter((child) => {
    const place = elements.findIndex((element) => element.name === child.name);
    if (place !== -1 && place < last) return false;
    last = Math.max(last, place);
    return true;
  });
}

function qualified(node: XmlNode): string {
  return `{${node.namespace}}${node.name}`;
}

function at(node: XmlNode, problem: string): ShapeProblem {
  return { problem, line: node.line, column: node.column };
}
