import type { Check, Judgement } from '../../../core/model/audit/check.ts';
import { declaredAccess, fieldKnowledgeOf, mastersUntold } from '../../../core/model/audit/declared-access.ts';
import type { Gap } from '../../../core/model/audit/fact.ts';
import type { HolderAccess, Integration, View } from '../../../core/model/audit/view.ts';
import type { FieldKnowledge } from '../../../core/model/component.ts';
import { excessEvidence, excessOf, opening, openingEvidence, type Excess } from './excess.ts';
import { missingOf } from './missing.ts';
import { rule } from './rule.ts';

const pass = 'What is granted is what the spec declares.';

/** Objects that are only read and may be the master of one in the spec are not held against it. */
function maybeMasters(view: View, { spec }: Integration, objects: readonly Excess[]): { readonly sure: readonly Excess[]; readonly gaps: readonly Gap[] } {
  const details = mastersUntold(view, spec);
  const onlyRead = details.length === 0 ? [] : objects.filter(({ on, right }) => right === 'read' && !objects.some((other) => other.on === on && other.right !== 'read'));
  return {
    sure: objects.filter((each) => !onlyRead.includes(each)),
    gaps: onlyRead.map(({ on }) => ({ kind: 'unreadable', words: `${on} can be read, which is needed if it is the master of ${details.join(' or ')}; which object that is could not be read.`, about: [on] })),
  };
}

function doubtsOf({ gaps, objectGaps, fieldGaps, unsure }: HolderAccess): readonly Gap[] {
  return [...gaps, ...objectGaps, ...fieldGaps, ...opening.flatMap((name) => unsure.get(name) ?? [])];
}

function nobodyHere(view: View, { spec, username, holder }: Integration): string | undefined {
  if (spec.state === 'retired') return 'The integration is retired.';
  if (holder !== undefined) return undefined;
  if (view.mode === 'source') return 'No profile or permission set file goes with the spec.';
  if (username === undefined) return 'This org is none of its environments.';
  return view.fact('users').state === 'known' ? `The user ${username} does not exist here.` : undefined;
}

function judge(view: View, integration: Integration, knowledge: FieldKnowledge): Judgement {
  const { subject, spec, holder } = integration;
  const notApplicable = nobodyHere(view, integration);
  if (notApplicable !== undefined || holder === undefined) return { subject, ...(notApplicable === undefined ? {} : { notApplicable }), pass };
  const access = view.access(holder);
  const declared = declaredAccess(spec, knowledge);
  const { objects, fields } = excessOf(access, declared);
  const { sure, gaps } = maybeMasters(view, integration, objects);
  const doubts = doubtsOf(access);
  // What could not be read whole may well give what seems to be missing.
  const missing = doubts.length > 0 ? { warns: [], unknowns: [] } : missingOf(access, declared, knowledge);
  return {
    subject,
    fails: [...openingEvidence(view, integration, access), ...excessEvidence(sure), ...excessEvidence(fields)],
    unknowns: [...new Set([...doubts, ...gaps, ...missing.unknowns])],
    warns: missing.warns,
    pass,
  };
}

function judgeAll(view: View): readonly Judgement[] {
  const knowledge = fieldKnowledgeOf(view);
  return view.integrations.map((integration) => judge(view, integration, knowledge));
}

const check: Check = { id: 'iu-prv-006', rule, judge: judgeAll };
export default check;
