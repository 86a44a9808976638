import type { DatasetId, Datasets, Facts } from '../../model/audit/datasets.ts';
import { unknown, type Fact, type Gap } from '../../model/audit/fact.ts';
import { anyKey } from '../../model/audit/record-key.ts';
import { perKey } from './once.ts';

/** Facts with a dataset that nobody asked for as unknown: nothing can be said of it. */
export function factsOf(facts: Facts): <Id extends DatasetId>(id: Id) => Fact<Datasets[Id]> {
  const missing = perKey((id): Fact<never> => unknown({ kind: 'not-given', words: `The dataset ${id} was not read.` }));
  return (id) => facts[id] ?? missing(id);
}

const subjects = new WeakMap<readonly string[], ReadonlySet<string>>();

/** A list that was cut names many, and every user asks whether they are among them. */
function namesIn(about: readonly string[]): ReadonlySet<string> {
  const names = subjects.get(about) ?? new Set(about.map(anyKey));
  subjects.set(about, names);
  return names;
}

/** Whether a gap is about one of these names; one that says nothing of what it is about is about everything. */
function concerns({ about }: Gap, names: ReadonlySet<string>): boolean {
  if (about === undefined) return true;
  const concerned = namesIn(about);
  return [...names].some((name) => concerned.has(name));
}

/**
 * What this dataset does not tell of whoever has these names. Empty: it is complete for them. Of an unknown dataset every
 * gap counts, whatever it is about, because nothing is known of the rest either.
 */
export function gapsAbout(fact: Fact<unknown>, id: DatasetId, names: ReadonlySet<string>): readonly Gap[] {
  if (fact.state === 'known') return [];
  if (fact.gaps.length === 0) return [{ kind: 'unreadable', words: `The dataset ${id} could not be read whole.` }];
  return fact.state === 'unknown' ? fact.gaps : fact.gaps.filter((gap) => concerns(gap, names));
}

export const namesOf = (...names: readonly (string | undefined)[]): ReadonlySet<string> => new Set(names.flatMap((name) => (name === undefined ? [] : anyKey(name))));
