import type { Evidence } from '../../../core/model/audit/check.ts';
import { seen } from '../../../core/model/audit/evidence.ts';
import { holderWords, leftAlone } from '../../../core/model/audit/identity-judgement.ts';
import { possibly, surely, type App, type Holder, type Signal, type View } from '../../../core/model/audit/view.ts';
import { capital, listed } from '../../../core/model/sentence.ts';

/** What is there and in no spec: surely an integration's, or possibly. */
interface Unregistered {
  readonly sure: readonly Evidence[];
  readonly possible: readonly Evidence[];
}

interface Candidate {
  readonly confidence: number;
  readonly evidence: Evidence;
}

const because = (signals: readonly Signal[]): string => (signals.length === 0 ? 'looks like an integration\'s' : listed(signals.map(({ words }) => words), 'and'));

/** A person through whom an app works is IU-IDN-002's matter: nothing but signals of its own count here. */
const ofHolder = (holder: Holder): Candidate => ({
  confidence: holder.confidence,
  evidence: seen(`${capital(holderWords(holder))} is in no spec, and ${because(holder.signals)}.`, { key: `${holder.subject.kind}:${holder.subject.key}`, at: holder.subject.at }),
});

const ofApp = ({ subject, label, confidence, signals }: App): Candidate => ({
  confidence,
  evidence: seen(`The app ${label} is of no spec, and ${because(signals)}.`, { key: `app:${subject.key}`, at: subject.at }),
});

/** In files apps count too: there are no users there to find them by. */
function candidates(view: View): readonly Candidate[] {
  const holders = view.holders.filter((holder) => holder.registered === undefined && leftAlone(holder) === undefined).map(ofHolder);
  const apps = view.mode === 'org' ? [] : view.apps.filter(({ registered, isForPeople }) => registered.length === 0 && !isForPeople).map(ofApp);
  return [...holders, ...apps];
}

export function unregistered(view: View): Unregistered {
  const all = candidates(view);
  return {
    sure: all.filter(({ confidence }) => confidence >= surely).map(({ evidence }) => evidence),
    possible: all.filter(({ confidence }) => confidence >= possibly && confidence < surely).map(({ evidence }) => evidence),
  };
}
