import type { Check, Judgement } from '../../../core/model/audit/check.ts';
import { declaredAccess, detailsOf, fieldKnowledgeOf, isLabelled } from '../../../core/model/audit/declared-access.ts';
import type { Gap } from '../../../core/model/audit/fact.ts';
import type { HolderAccess, Integration, View } from '../../../core/model/audit/view.ts';
import type { FieldKnowledge } from '../../../core/model/component.ts';
import { activityEvidence, excessEvidence, excessOf, judged, openingEvidence, type Excess } from './excess.ts';
import { missingOf } from './missing.ts';
import { rule } from './rule.ts';

const pass = 'What is granted is what the spec declares.';

/** Objects that are only read and are, or may be, the master of one in the spec are not held against it. */
function besideMasters(view: View, { spec }: Integration, objects: readonly Excess[]): { readonly sure: readonly Excess[]; readonly gaps: readonly Gap[] } {
  const details = detailsOf(view, spec);
  const onlyRead = objects.filter(({ on, right }) => right === 'read' && !objects.some((other) => other.on === on && other.right !== 'read'));
  const masters = onlyRead.filter(({ on }) => details.some(({ masterLabel }) => isLabelled(on, masterLabel)));
  const known = [...Object.keys(spec.access.objects), ...masters.map(({ on }) => on)];
  const open = details.filter(({ masterLabel }) => !known.some((object) => isLabelled(object, masterLabel)));
  const unclear = open.length === 0 ? [] : onlyRead.filter((each) => !masters.includes(each));
  const names = [...new Set(open.map(({ object }) => object))].join(' or ');
  return {
    sure: objects.filter((each) => !masters.includes(each) && !unclear.includes(each)),
    gaps: unclear.map(({ on }) => ({ kind: 'unreadable', words: `${on} can be read, which is needed if it is the master of ${names}; which object that is could not be read.`, about: [on] })),
  };
}

function doubtsOf({ gaps, objectGaps, fieldGaps, unsure }: HolderAccess): readonly Gap[] {
  return [...gaps, ...objectGaps, ...fieldGaps, ...judged.flatMap((name) => unsure.get(name) ?? [])];
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
  const { sure, gaps } = besideMasters(view, integration, objects);
  const doubts = doubtsOf(access);
  // What could not be read whole may well give what seems to be missing.
  const missing = doubts.length > 0 ? { warns: [], unknowns: [] } : missingOf(access, declared, knowledge);
  return {
    subject,
    fails: [...openingEvidence(view, integration, access), ...excessEvidence(sure), ...excessEvidence(fields), ...activityEvidence(integration, access)],
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
