import type { RegistryRow } from '../../model/audit/rows-files.ts';
import type { AppUse, Holder, Signal } from '../../model/audit/view.ts';
import { nameKey } from '../../model/audit/record-key.ts';
import type { KnownApp } from './app-inventory.ts';

/** A holder and what it has to do with an app. */
export interface Tie {
  readonly holder: Holder;
  readonly use: AppUse;
}

/** All that speaks for an app being an integration's. */
interface AppEvidence {
  readonly app: KnownApp;
  readonly isSource: boolean;
  readonly named: readonly RegistryRow[];
  /** Holders that it is bound to. */
  readonly bound: readonly Tie[];
  /** Holders that use it. */
  readonly users: readonly Tie[];
}

const useWords = { token: 'holds a token of it', login: 'logged in through it', 'run-as': 'is its run-as user', binding: 'may use it' } as const;

const strongest = (signals: readonly Signal[]): readonly Signal[] => signals.toSorted((one, other) => other.weight - one.weight).slice(0, 1);

function byName({ named: [row] }: AppEvidence): readonly Signal[] {
  return row === undefined ? [] : [{ id: 'registry', weight: 1, words: `is named by ${row.spec.name} in ${row.file}` }];
}

/** An app is an integration's as surely as its holder is one. */
const byBinding = ({ bound }: AppEvidence): readonly Signal[] => bound.map(({ holder }) => ({ id: 'bound', weight: holder.confidence, words: `is bound to ${holder.subject.key}` }));

const byUse = ({ users }: AppEvidence): readonly Signal[] => users.map(({ holder, use }) => ({ id: 'used-by', weight: holder.confidence, words: `${holder.subject.key} ${useWords[use.by]}` }));

function byActing({ app, users }: AppEvidence): readonly Signal[] {
  const names = new Set([app.label, app.name].map(nameKey));
  const acting = users.filter(({ holder }) => holder.actsThrough.some((through) => names.has(nameKey(through.app))));
  return acting.map(({ holder }) => ({ id: 'acts', weight: 0.9, words: `carries an integration of ${holder.subject.key}` }));
}

/** Files show no use; a scope that opens the API does as well, if the app is not one for people. */
function byScopes({ app: { metadata, external }, isSource }: AppEvidence): readonly Signal[] {
  if (!isSource || metadata?.isForPeople === true) return [];
  const opens = [metadata?.scopes, external?.scopes].some((scopes) => scopes?.some((scope) => scope === 'Api' || scope === 'Full'));
  return opens ? [{ id: 'scopes', weight: 0.7, words: 'has a scope that opens the API' }] : [];
}

/** Each kind of signal counts once, with the strongest (definitions.integrationApp [C]). */
export const appSignals = (evidence: AppEvidence): readonly Signal[] =>
  [byName, byBinding, byUse, byActing, byScopes].flatMap((tell) => strongest(tell(evidence))).filter(({ weight }) => weight > 0);
