import type { Confidence } from './world.ts';
import type { Attribution, Count, Fight, Manifest } from './truth.ts';

/** What a report says of one change; `id` is the id of one of its rows. */
export interface AttributionAnswer {
  readonly id: string;
  readonly actor: string;
  readonly confidence: Confidence;
}
export type FightAnswer = Pick<Fight, 'object' | 'record' | 'field' | 'actors' | 'flips'>;

/** `found` of `planted`, and what was said beside. Precision is found / (found + wrong), recall found / planted. */
export interface Score {
  readonly planted: number;
  readonly found: number;
  readonly wrong: number;
  readonly differences: readonly string[];
}

function score(planted: ReadonlyMap<string, string>, answers: ReadonlyMap<string, string>): Score {
  const missed = [...planted].filter(([key, told]) => answers.get(key) !== told).map(([key, told]) => `${key}: ${told} was planted, ${answers.get(key) ?? 'nothing'} is told`);
  const beside = [...answers].filter(([key]) => !planted.has(key)).map(([key, told]) => `${key}: nothing was planted, ${told} is told`);
  const wrong = [...answers].filter(([key, told]) => planted.get(key) !== told).length;
  return { planted: planted.size, found: planted.size - missed.length, wrong, differences: [...missed, ...beside] };
}

const long = (id: string): string => id.slice(0, 15);
const told = ({ actor, confidence }: Pick<Attribution, 'actor' | 'confidence'>): string => `${actor} ${confidence}`;

/** Who wrote with the accounts that are shared. An answer that names an app where the truth is ambiguous is wrong, even if the app is the right one. */
export function scoreAttribution({ attribution }: Manifest, answers: readonly AttributionAnswer[]): Score {
  return score(new Map(attribution.map((one) => [long(one.id), told(one)])), new Map(answers.map((one) => [long(one.id), told(one)])));
}

const placeOf = ({ object, record, field, actors }: FightAnswer): string => [object, long(record), field, ...actors.toSorted()].join(' ');
const flipsBy = (fights: readonly FightAnswer[]): ReadonlyMap<string, string> => new Map(fights.map((one) => [placeOf(one), `${one.flips} flips`]));

/** Fights of actors, or of accounts where there is no evidence. */
export const scoreFights = (planted: readonly Fight[], answers: readonly FightAnswer[]): Score => score(flipsBy(planted), flipsBy(answers));

const countsBy = (counts: readonly Count[]): ReadonlyMap<string, string> => new Map(counts.map(({ actor, object, field, month, kind, changes }) => [[actor, object, field, month, kind].join(' '), `${changes} changes`]));

/** Changes by actor (or account), object, field, month and kind. */
export const scoreCounts = (planted: readonly Count[], answers: readonly Count[]): Score => score(countsBy(planted), countsBy(answers));
