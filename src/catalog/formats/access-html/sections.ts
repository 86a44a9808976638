import type { AccessArea, AccessRow, AccessView } from '../../../core/model/access-view.ts';
import { differing, fieldsByObject, subjectsOf, type AccessSubject } from '../../../core/model/access-view-subjects.ts';
import { areaWords, effectWords, rightsWords, rightWords } from '../../../core/model/access-view-words.ts';
import { fieldRights, objectRights } from '../../../core/model/effective-access.ts';
import { html, type Html } from '../../../core/model/html.ts';
import { cell, mark } from './marks.ts';
import { groupedTable, name, names, notes, section, table, type Column } from './table.ts';

const many = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

const nameOf = ({ subject, label }: AccessSubject): Html => (label === undefined || label === subject ? name(subject) : html`${name(label)} <span class="api">${name(subject)}</span>`);

/** What differs, in one list: that is what a reviewer came for. */
export function differences({ rows }: AccessView): Html {
  const lines = (['excess', 'missing', 'unknown'] as const).flatMap((state) =>
    differing(rows, state).map((each) => {
      const right = each.area === 'object' || each.area === 'field' ? rightsWords(each.rights.keys()) : '';
      const what = each.subject === '*' ? html`what could not be read` : nameOf(each);
      return html`<tr><td>${mark(state)}</td><td>${areaWords[each.area].one}</td><th scope="row">${what}</th><td>${right}</td><td class="from">${names(each.from)}${notes(each.notes)}</td></tr>`;
    })
  );
  const columns = [{ title: 'State' }, { title: 'Kind' }, { title: 'Name' }, { title: 'Right' }, { title: 'Comes from' }];
  return section('differs', 'What needs a look', many(lines.length, 'line'), lines.length === 0 ? [] : [table('What needs a look', columns, lines)]);
}

export function holdings({ holdings: held }: AccessView): Html {
  const lines = held.map((each) => html`<tr><td>${each.kind.replaceAll('-', ' ')}</td><th scope="row">${nameOf({ area: 'account', subject: each.name, label: each.label, rights: new Map(), from: [], notes: [] })}</th><td>${effectWords(each)}</td><td class="from">${names(each.members)}${each.muted.length === 0 ? '' : html`<span class="note">mutes ${names(each.muted)}</span>`}</td></tr>`);
  const columns = [{ title: 'Kind' }, { title: 'Name' }, { title: 'Effect' }, { title: 'Made of' }];
  return section('sources', 'Where its access comes from', many(lines.length, 'assignment'), lines.length === 0 ? [] : [table('Where its access comes from', columns, lines)]);
}

const rightsColumns = (first: string, rights: readonly string[]): readonly Column[] => [{ title: first }, ...rights.map((right) => ({ title: rightWords(right), right: true })), { title: 'Comes from' }];

const rightsRows = (rights: readonly string[], subjects: readonly AccessSubject[], titleOf: (subject: AccessSubject) => Html): readonly Html[] =>
  subjects.map((each) => html`<tr><th scope="row">${titleOf(each)}${notes(each.notes)}</th>${rights.map((right) => cell(each.rights.get(right)))}<td class="from">${names(each.from)}</td></tr>`);

export function objects({ rows }: AccessView): Html {
  const subjects = subjectsOf(rows, 'object');
  return section('object', areaWords.object.title, many(subjects.length, 'object'), subjects.length === 0 ? [] : [table('Object permissions', rightsColumns('Object', objectRights), rightsRows(objectRights, subjects, nameOf))]);
}

export function fields({ rows }: AccessView): Html {
  const byObject = [...fieldsByObject(rows)];
  const count = byObject.reduce((sum, [, own]) => sum + own.length, 0);
  const groups = byObject.map(([object, own]) => ({ title: html`${name(object)} <small>${many(own.length, 'field')}</small>`, rows: rightsRows(fieldRights, own, (field) => name(field.subject.slice(object.length + 1))) }));
  return section('field', areaWords.field.title, many(count, 'field'), groups.length === 0 ? [] : [groupedTable('Field permissions', rightsColumns('Field', fieldRights), groups)]);
}

/** Kinds that have one right only. */
export const listedAreas: readonly AccessArea[] = ['system-permission', 'custom-permission', 'apex-class', 'app', 'token', 'other-setup', 'address'];

const hasSome = (rows: readonly AccessRow[], area: AccessArea): boolean => rows.some((row) => row.area === area && row.subject !== '*');

export function list({ rows }: AccessView, area: AccessArea): Html {
  const lines = subjectsOf(rows, area).map((each) => html`<tr><th scope="row">${nameOf(each)}${notes(each.notes)}</th><td>${[...each.rights.values()].slice(0, 1).map(mark)}</td><td class="from">${names(each.from)}</td></tr>`);
  const { one, title } = areaWords[area];
  return section(area, title, String(lines.length), lines.length === 0 ? [] : [table(title, [{ title: one }, { title: 'State' }, { title: 'Comes from' }], lines)]);
}

export function unread({ unread: things }: AccessView): Html {
  const lines = things.map(({ what, needs, said }) => html`<tr><th scope="row">${what}</th><td>${needs}</td><td class="from">${said === undefined ? 'nothing' : name(said)}</td></tr>`);
  const columns = [{ title: 'What could not be read' }, { title: 'It needs' }, { title: 'Salesforce said' }];
  return section('unread', 'What could not be read', many(lines.length, 'thing'), lines.length === 0 ? [] : [table('What could not be read', columns, lines)]);
}

/** Ids and titles of the sections that the view has, for the list of contents. */
export function contents(view: AccessView): readonly (readonly [string, string])[] {
  const needsLook = view.counts.excess + view.counts.missing + view.counts.unknown > 0;
  return [
    ...(needsLook ? [['differs', 'What needs a look'] as const] : []),
    ...(view.holdings.length > 0 ? [['sources', 'Where it comes from'] as const] : []),
    ...(['object', 'field', ...listedAreas] as const).filter((area) => hasSome(view.rows, area)).map((area) => [area, areaWords[area].title] as const),
    ...(view.unread.length > 0 ? [['unread', 'What could not be read'] as const] : []),
  ];
}
