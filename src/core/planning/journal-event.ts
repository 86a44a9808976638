import type { JournalEvent, JournalHead } from '../model/journal.ts';

/** What the first line of a journal holds in an event's place. */
export interface JournalBeginning {
  readonly phase: 'begun';
  /** Of the format. */
  readonly version: 1;
  readonly head: JournalHead;
}

const headTexts = ['runId', 'integration', 'orgId', 'orgName', 'environment', 'username', 'specPath', 'planDigest', 'by'] as const satisfies readonly (keyof JournalHead)[];

/** The texts that an event of each phase always has. */
const eventTexts: Readonly<Record<JournalEvent['phase'], readonly string[]>> = {
  intent: ['component', 'title'],
  done: ['component', 'title'],
  failed: ['component', 'title', 'key'],
  sent: ['component', 'call'],
  answered: ['component', 'call'],
  waiting: ['component', 'deployId'],
  applied: [],
  proven: ['outcome'],
  interrupted: [],
  abandoned: ['reason', 'by'],
  resumed: ['byRun'],
  closed: ['outcome'],
};

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const isScalar = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);
const hasTexts = (value: Fields, texts: readonly string[]): boolean => texts.every((text) => typeof value[text] === 'string');

/** One level of texts, numbers and flags, and below `head` one more: nothing deeper is ever written, so nothing deeper is walked. */
export function isFlat(value: unknown): value is Fields {
  return isFields(value) && Object.entries(value).every(([key, field]) => isScalar(field) || (key === 'head' && isFields(field) && Object.values(field).every(isScalar)));
}

export function isBeginning(value: Fields): value is Fields & JournalBeginning {
  return value['phase'] === 'begun' && value['version'] === 1 && isFields(value['head']) && hasTexts(value['head'], headTexts);
}

/** False for what only another version of the plugin can have written. */
export function isEvent(value: Fields): value is Fields & JournalEvent {
  const { phase } = value;
  return typeof phase === 'string' && Object.hasOwn(eventTexts, phase) && hasTexts(value, eventTexts[phase as JournalEvent['phase']]);
}
