import { accessAreas, type AccessArea, type AccessState, type AccessView } from '../../../core/model/access-view.ts';
import { differing, subjectsOf, type AccessSubject } from '../../../core/model/access-view-subjects.ts';
import { areaWords, effectWords, licenceWords, rightWords, subjectWords } from '../../../core/model/access-view-words.ts';
import { objectRights } from '../../../core/model/effective-access.ts';
import { orgWords } from '../../../core/model/org-words.ts';
import { wrapped } from '../../../core/model/terminal-lines.ts';
import { visible } from '../../../core/model/visible-text.ts';
import { fieldLines } from './fields.ts';
import { grid, section } from './lines.ts';
import { marks, none } from './marks.ts';

/** How many differences of one kind a terminal shows; the other forms show them all. */
const differencesShown = 60;

const titles: readonly (readonly [AccessState, string])[] = [
  ['excess', 'More than the spec says'],
  ['missing', 'In the spec, but missing'],
  ['unknown', 'Not known'],
];

const fromWords = (from: readonly string[]): string => (from.length === 0 ? '' : `from ${from.join(', ')}`);
const details = ({ from, notes }: AccessSubject): string => [fromWords(from), ...notes].filter((part) => part !== '').join('. ');

function differenceLines(view: AccessView): readonly string[] {
  return titles.flatMap(([state, title]) => {
    const found = differing(view.rows, state);
    const more = found.length - differencesShown;
    const lines = found.slice(0, differencesShown).flatMap((each) => {
      const about = details(each);
      return [...wrapped('  ', subjectWords(each), 4), ...(about === '' ? [] : wrapped('      ', about, 6))];
    });
    return section(`${title} (${view.counts[state]})`, more > 0 ? [...lines, `  and ${more} more; --format csv or html shows them all`] : lines);
  });
}

function holdingLines({ holdings }: AccessView): readonly string[] {
  return holdings.flatMap((held) => [
    ...wrapped('  ', `${held.kind.replaceAll('-', ' ')} ${held.name}: ${effectWords(held)}`, 4),
    ...(held.members.length === 0 ? [] : wrapped('      ', `holds ${held.members.join(', ')}`, 8)),
    ...(held.muted.length === 0 ? [] : wrapped('      ', `mutes ${held.muted.join(', ')}`, 8)),
  ]);
}

function objectLines({ rows }: AccessView): readonly string[] {
  const objects = subjectsOf(rows, 'object');
  if (objects.length === 0) return [];
  const head = ['Object', ...objectRights.map(rightWords), 'from'];
  const cells = objects.map(({ subject, rights, from }) => {
    const cell = (right: string): string => {
      const state = rights.get(right);
      return state === undefined ? none : marks[state];
    };
    return [subject, ...objectRights.map(cell), from.join(', ')];
  });
  return grid([head, ...cells]);
}

function listLines(view: AccessView, area: AccessArea): readonly string[] {
  const cells = subjectsOf(view.rows, area).map((each) => [marks[[...each.rights.values()][0] ?? 'unknown'], subjectWords(each), details(each)]);
  return grid(cells);
}

const listed = accessAreas.filter((area) => !['object', 'field', 'account'].includes(area));

/** The view on a terminal: the sum in plain words, what differs, where it all comes from, then everything. */
export function accessTable(view: AccessView): string {
  const { integration, environment, user, org } = view;
  const who = integration === null ? '' : `${integration} in environment ${environment ?? ''}, `;
  return [
    ...wrapped('', `What ${who}${user.username} (${user.name}) can really see and do in ${orgWords(org)}:`, 2),
    '',
    ...view.summary.flatMap((sentence) => wrapped('  ', sentence, 2)),
    ...differenceLines(view),
    ...section(visible(`Where it comes from (licences: ${licenceWords(user)})`), holdingLines(view)),
    ...section(areaWords.object.title, objectLines(view)),
    ...section(areaWords.field.title, fieldLines(view.rows)),
    ...listed.flatMap((area) => section(areaWords[area].title, listLines(view, area))),
    ...section('Good to know', view.notes.flatMap((note) => wrapped('  - ', note, 4))),
    ...section('What could not be read', view.unread.flatMap(({ what, needs, said }) => wrapped('  - ', `${what}. It needs: ${needs}.${said === undefined ? '' : ` Salesforce said: ${said}`}`, 4))),
    '',
    `As of ${view.readAt}, read through the session of ${visible(org.username)}; nothing was changed.`,
  ].join('\n');
}

export default { id: 'access-table', render: accessTable };
