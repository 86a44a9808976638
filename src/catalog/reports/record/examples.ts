import { actors, attributions, changes } from '../../../core/model/history/example.ts';
import type { ReportExample } from '../../../core/model/history/report.ts';

const people = actors({ HubSpot: 'integration', Ann: 'person' });
const one = '500one000000000000';
const at = '2026-10-05T08:15:00.000Z';
const line = (number: number): { readonly object: string; readonly record_id: string; readonly changed_at: string; readonly change_id: string } => ({ object: 'Case', record_id: one, changed_at: at, change_id: `017${String(number).padStart(15, '0')}` });

export const examples: readonly ReportExample[] = [
  {
    title: 'a record from its making on, in order, by an Id of 15 characters',
    store: {
      actors: people,
      changes: changes([
        { by: 'Ann', field: 'created' },
        { by: 'HubSpot', to: 'a' },
        { by: 'HubSpot', from: 'a', to: 'a' },
        { by: 'Ann', from: 'a', to: 'b' },
        { by: 'Ann', from: 'b' },
        { by: 'Ann', field: 'Description' },
        { by: 'Ann', field: 'ownerAssignment', more: { kind: 'event' } },
        { by: 'Ann', record: 'two' },
      ]),
    },
    filters: { record: one.slice(0, 15) },
    rows: [
      { ...line(1), field: 'created', actor: 'Ann', what: 'made', confidence: 'exact', class: 'person' },
      { ...line(2), field: 'Status', actor: 'HubSpot', what: 'filled', confidence: 'exact', class: 'integration' },
      { ...line(3), field: 'Status', actor: 'HubSpot', what: 'written, the same', confidence: 'exact', class: 'integration' },
      { ...line(4), field: 'Status', actor: 'Ann', what: 'changed', confidence: 'exact', class: 'person' },
      { ...line(5), field: 'Status', actor: 'Ann', what: 'emptied', confidence: 'exact', class: 'person' },
      { ...line(6), field: 'Description', actor: 'Ann', what: 'changed, values not told', confidence: 'exact', class: 'person' },
      { ...line(7), field: 'ownerAssignment', actor: 'Ann', what: 'event', confidence: 'exact', class: 'person' },
    ],
    notes: [],
  },
  {
    title: 'a look-up from one to another of the same name is a change, and to itself is none',
    store: {
      actors: people,
      changes: changes([
        { by: 'Ann', field: 'Owner', from: 'Alex Kim', to: 'Alex Kim' },
        { by: 'Ann', field: 'Owner', from: 'id 1', to: 'id 2', more: { counted: false } },
        { by: 'Ann', field: 'Parent', from: 'Acme', to: 'Acme' },
        { by: 'Ann', field: 'Parent', from: 'id 3', to: 'id 3', more: { counted: false } },
      ]),
    },
    filters: { record: one },
    rows: [
      { ...line(1), field: 'Owner', actor: 'Ann', what: 'changed', confidence: 'exact', class: 'person' },
      { ...line(3), field: 'Parent', actor: 'Ann', what: 'written, the same', confidence: 'exact', class: 'person' },
    ],
  },
  {
    title: 'with values where the store keeps them, whatever they are made of',
    store: { actors: people, changes: changes([{ by: 'Ann', from: 'k1', to: 'k2', more: { old_value: `it's "so", \\ and\nmore`, new_value: '<b>%_\u{1f600}' } }]) },
    values: true,
    filters: { record: one },
    rows: [{ ...line(1), field: 'Status', actor: 'Ann', what: 'changed', old_value: `it's "so", \\ and\nmore`, new_value: '<b>%_\u{1f600}', confidence: 'exact', class: 'person' }],
  },
  {
    title: 'who it may have been on a shared account, and how sure that is',
    store: {
      actors: actors({ Shared: 'integration' }),
      changes: changes([{ by: 'Shared' }, { by: 'Shared', at: '2026-10-06T08:15:00Z' }]),
      attributions: attributions([{ by: 'Shared', app: 'ERP' }, { by: 'Shared', at: '2026-10-06T08:15:00Z', candidates: 'ERP or HubSpot' }]),
    },
    filters: { record: one },
    rows: [
      { ...line(1), field: 'Status', actor: 'ERP', what: 'changed, values not told', confidence: 'exact', class: 'integration' },
      { ...line(2), changed_at: '2026-10-06T08:15:00.000Z', field: 'Status', actor: 'ERP or HubSpot', what: 'changed, values not told', confidence: 'ambiguous', class: 'unknown' },
    ],
  },
  {
    title: 'a record that nothing is kept of',
    store: { actors: people, changes: changes([{ by: 'Ann' }]) },
    filters: { record: '500nobody0000000' },
    rows: [],
    notes: ['Nothing is kept of this record: it did not change in what was read, or its Id is another one.'],
  },
  {
    title: 'a user that nobody listed is told by its Id',
    store: { actors: people, changes: changes([{ by: 'Stranger', to: 'a' }]) },
    filters: { record: one },
    rows: [{ ...line(1), field: 'Status', actor: '005Stranger0000000', what: 'filled', confidence: 'exact', class: 'unknown' }],
  },
];
