import type { Check, Evidence, Judgement } from '../../../core/model/audit/check.ts';
import { seen } from '../../../core/model/audit/evidence.ts';
import type { Gap } from '../../../core/model/audit/fact.ts';
import { grouped } from '../../../core/model/audit/grouped.ts';
import { agoWords } from '../../../core/model/audit/moment-words.ts';
import { runsOf } from '../../../core/model/audit/own-runs.ts';
import type { AuditEntryRow, PlanRow } from '../../../core/model/audit/rows-files.ts';
import type { Integration, View } from '../../../core/model/audit/view.ts';
import { rule } from './rule.ts';
import { templateOf } from './template.ts';

interface Planned {
  readonly fails: readonly Evidence[];
  readonly unknowns: readonly Gap[];
  readonly warns: readonly Evidence[];
}

const more = (rows: readonly PlanRow[]): string => (rows.length > 1 ? ` And ${rows.length - 1} more.` : '');

function driftOf(rows: readonly PlanRow[], name: string, file: string): readonly Evidence[] {
  return [...grouped(rows, ({ component }) => component)].flatMap(([component, [first, ...rest]]) =>
    first === undefined ? [] : seen(component === first.at?.file ? first.words : `What is there of the ${component} is not what ${file} says: ${first.words}${more([first, ...rest])}`, { key: `drift:${component}`, at: first.at, fix: `Run \`sf integration-user plan --name ${name}\` to see what differs, then \`sf integration-user apply --name ${name}\`.` }),
  );
}

const unseen = (rows: readonly PlanRow[], name: string): readonly Gap[] =>
  [...grouped(rows, ({ component }) => component)].map(([component, parts]): Gap => ({ kind: 'unreadable', words: `Whether the ${component} of ${name} is as its spec says could not be told: ${parts[0]?.words ?? ''}${more(parts)}` }));

/** A run that was begun or broken off, and that no later one has ended: what differs is what it has yet to do. */
function openRun(view: View, name: string): AuditEntryRow | undefined {
  const [last] = runsOf(view, name);
  return last?.outcome === 'begun' || last?.outcome === 'stopped' ? last : undefined;
}

function planned(view: View, { spec, row }: Integration): Planned {
  const mine = view.rows('plan').filter(({ integration }) => integration === spec.name);
  const drift = driftOf(mine.filter(({ unseen: isUnseen }) => isUnseen !== true), spec.name, row.file);
  const unknowns = unseen(mine.filter(({ unseen: isUnseen }) => isUnseen === true), spec.name);
  const open = openRun(view, spec.name);
  if (open === undefined || drift.length === 0) return { fails: drift, unknowns, warns: [] };
  const words = `A run of ${spec.name} is not over (begun ${agoWords(view, open.at ?? view.now)}): ${drift[0]?.words ?? ''}`;
  return { fails: [], warns: [seen(words, { key: 'open', at: { file: open.file, line: 1, column: 1 }, fix: `Run \`sf integration-user resume --name ${spec.name}\`.` }), ...drift.slice(1)], unknowns };
}

const passWords = (view: View, { spec, username }: Integration): string => `It is built from the template ${spec.template ?? ''}, and ${view.mode === 'org' && username === undefined ? 'is not in this org' : 'plan finds nothing to change'}.`;

function judged(view: View, integration: Integration): Judgement {
  const { subject, spec } = integration;
  const pass = passWords(view, integration);
  if (spec.state === 'retired') return { subject, notApplicable: 'It is retired.', pass };
  const { fails = [], warns = [] } = templateOf(view, integration);
  const plan = planned(view, integration);
  return { subject, fails: [...fails, ...plan.fails], unknowns: plan.unknowns, warns: [...warns, ...plan.warns], pass };
}

const check: Check = { id: 'iu-gov-005', rule, judge: (view) => view.integrations.map((integration) => judged(view, integration)) };
export default check;
