import { element, elementsOf, textOf, textOr, textsOf, within } from '../components/content.ts';
import { refuse } from '../components/handler.ts';
import type { Component, Handler, Scope } from '../components/handler.ts';
import { stored } from '../components/stored.ts';
import type { XmlElement } from '../../state.ts';
import { requireFolder, requirePlainName } from './folder.ts';
import { reportTypeOf } from './report-types.ts';

const TYPE = 'Report';
const kept = stored(TYPE, ['ManageReportsInPubFolders', 'CustomizeApplication'], 22);

/** A report is in a folder, of a type the org has, and names columns of that type alone (facts 1.7 [A], words [K]). */
function deploy(scope: Scope, component: Component): string {
  const { fullName, content } = component;
  requirePlainName(scope, TYPE, fullName);
  requireFolder(scope, TYPE, fullName);
  const name = textOr(content, 'reportType', '');
  const type = reportTypeOf(scope.state, name);
  if (!type) refuse(scope, `reportType-Invalid value specified: ${name}`, 'INVALID_FIELD_OR_REFERENCE');
  const own = ownColumns(content);
  for (const [place, column] of namedColumns(content)) {
    if (type && !own.has(column) && !type.has(column)) refuse(scope, `${place}-Invalid value specified: ${column}`, 'INVALID_FIELD_OR_REFERENCE');
  }
  return kept.deploy(scope, component);
}

/** Columns a report makes itself. */
function ownColumns(content: XmlElement): Set<string> {
  const makers = ['aggregates', 'buckets', 'customDetailFormulas'].flatMap((name) => elementsOf(content, name));
  return new Set(['RowCount', ...makers.map((one) => textOr(one, 'developerName', ''))]);
}

/** Every column a report names, with the element that names it. */
function namedColumns(content: XmlElement): [place: string, column: string][] {
  const lists: [place: string, parts: XmlElement[], name: string][] = [
    ['columns', elementsOf(content, 'columns'), 'field'],
    ['filter', elementsOf(within(content, 'filter'), 'criteriaItems'), 'column'],
    ['groupingsDown', elementsOf(content, 'groupingsDown'), 'field'],
    ['groupingsAcross', elementsOf(content, 'groupingsAcross'), 'field'],
    ['timeFrameFilter', elementsOf(content, 'timeFrameFilter'), 'dateColumn'],
    ['sortColumn', [element({ sortColumn: textOf(content, 'sortColumn') })], 'sortColumn'],
  ];
  return lists.flatMap(([place, parts, name]) => parts.flatMap((part) => textsOf(part, name)).map((column): [string, string] => [place, column]));
}

export const report: Handler = { ...kept, deploy };
