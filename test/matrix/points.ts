import type { Entered } from './strace.ts';

export const places = ['journal', 'lock', 'key', 'record', 'audit', 'spec', 'source'] as const;
export type Place = (typeof places)[number];

/** One system call on a file of ours: where a run can be killed. */
export interface Point {
  readonly thread: 'main' | 'pool';
  readonly call: string;
  /** Among the calls of that name by that thread. */
  readonly nth: number;
  readonly place: Place;
  /** The file, without what is new in every run. */
  readonly file: string;
  /** Just before this event of the journal is written, or just after it is on disk. */
  readonly before?: string;
  readonly after?: string;
}

const placeOf: readonly (readonly [RegExp, Place])[] = [
  [/\/\.sf\/integration-user\/locks/, 'lock'],
  [/\/\.sf\/integration-user\/keys/, 'key'],
  [/^home/, 'lock'],
  [/\/\.sf/, 'journal'],
  [/\/integrations\/records/, 'record'],
  [/\/integrations\/audit/, 'audit'],
  [/\/integrations(?:\/[^/]+)?$/, 'spec'],
  [/^project/, 'source'],
];

const uuid = /\.\d+-[0-9a-f]{8}-[0-9a-f-]{27}\.tmp/;
const random = /(?<=[-/.])(?:\d+-)?[A-Za-z0-9]{12,16}(?=\.taking|\.json|\.tmp|$)/g;
const run = /\d{8}T\d{6}Z-[A-Za-z0-9]{8}/;

/** The last path of a call that lies in a site, e.g. `project/integrations/lead_sync.yaml`. */
export function fileOf({ text }: Entered): string | undefined {
  const paths = [...text.matchAll(/integration-user-matrix-[A-Za-z0-9]+\/(?<path>(?:home|project)[^>"]*)/g)].map((found) => String(found.groups?.['path']));
  return paths.at(-1)?.replace(uuid, '.UUID.tmp').replace(run, 'RUN').replace(/\.making-\d+-[A-Za-z0-9]+/g, '.making').replaceAll(random, (token) => (token.startsWith('00D') ? token : 'TOKEN'));
}

/** Opening for reading changes nothing; neither does making a folder that is there. */
function changes({ call, text }: Entered): boolean {
  return (call !== 'openat' || text.includes('O_CREAT')) && !text.includes('EEXIST');
}

const isJournal = ({ file }: Pick<Point, 'file'>): boolean => file.endsWith('.jsonl');

/** Which points stand right before a line of the journal begins, and which right after it is synced and before anything came of it. */
function withEvents(points: readonly Point[], phases: readonly string[]): readonly Point[] {
  const main = points.filter(({ thread }) => thread === 'main');
  const lines = main.filter((point) => point.call === 'write' && isJournal(point)).map((point) => main.indexOf(point));
  const near = (offset: number): ReadonlyMap<Point | undefined, string> => new Map(lines.map((index, line) => [main[index + offset], phases[line] ?? '']));
  const [before, after] = [near(-1), near(2)];
  return points.map((point) => {
    const [earlier, later] = [before.get(point), after.get(point)];
    return { ...point, ...(earlier === undefined ? {} : { before: earlier }), ...(later === undefined ? {} : { after: later }) };
  });
}

/** Lines that tell of what has happened: before them the world is another than after the line before. */
const told = new Set(['answered', 'waiting', 'proven', 'closed']);

/** A kill at every event: after each, and before those that tell of something; before any other it is as after the one before. */
export function isAtEvent({ before, after }: Point): boolean {
  return after !== undefined || (before !== undefined && told.has(before));
}

/** The points of a run as it was watched; `phases` are those of its journal's lines. */
export function pointsOf(entered: readonly Entered[], main: number, phases: readonly string[]): readonly Point[] {
  const seen = new Map<string, number>();
  const points = entered.flatMap((each): Point[] => {
    const thread = each.thread === main ? 'main' : 'pool';
    const nth = (seen.get(`${thread} ${each.call}`) ?? 0) + 1;
    seen.set(`${thread} ${each.call}`, nth);
    const file = fileOf(each);
    const place = file === undefined ? undefined : placeOf.find(([pattern]) => pattern.test(file))?.[1];
    return file === undefined || place === undefined || !changes(each) ? [] : [{ thread, call: each.call, nth, place, file }];
  });
  return withEvents(points, phases);
}

export const pointWords = ({ thread, call, nth, file }: Point): string => `${call} ${nth} of the ${thread} thread, ${file}`;
