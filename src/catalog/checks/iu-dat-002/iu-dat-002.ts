import type { Check, Judgement } from '../../../core/model/audit/check.ts';
import { fieldKnowledgeOf } from '../../../core/model/audit/declared-access.ts';
import type { HolderAccess, Integration, View } from '../../../core/model/audit/view.ts';
import type { FieldKnowledge } from '../../../core/model/component.ts';
import { againstPolicy, beyondFlow, declaredFields } from './declared.ts';
import { deadEnds, hiddenWrites } from './flow.ts';
import { rule } from './rule.ts';

/** Nothing of it is here: no user in the org, no profile or permission set in the files. */
function isNowhere(view: View, { holder }: Integration): boolean {
  return holder === undefined && (view.mode === 'source' || view.fact('users').state === 'known');
}

function notApplicable(view: View, integration: Integration): string | undefined {
  const { spec, row } = integration;
  if (Object.keys(spec.access.objects).length === 0) return 'Its spec names no object.';
  if (spec.state === 'retired') return 'It is retired.';
  if (view.mode === 'org' && row.environment === undefined) return 'It has no account in this org.';
  return isNowhere(view, integration) && againstPolicy(view, integration).length === 0 ? 'No account, profile or permission set of it is here yet.' : undefined;
}

function permissions(access: HolderAccess, integration: Integration, knowledge: FieldKnowledge): Pick<Judgement, 'fails' | 'unknowns' | 'warns'> {
  const declared = declaredFields(integration);
  const doubts = [...new Set([...access.gaps, ...access.objectGaps, ...access.fieldGaps])];
  // What could not be read may well give what seems to be missing.
  const { warns, unknowns } = doubts.length > 0 ? { warns: [], unknowns: [] } : deadEnds(access, declared, knowledge);
  return { fails: [...hiddenWrites(access, declared, knowledge), ...beyondFlow(access, integration)], unknowns: [...doubts, ...unknowns], warns };
}

function judged(view: View, integration: Integration, knowledge: FieldKnowledge): Judgement {
  const { subject, holder } = integration;
  const pass = 'Only fields that data come in by can be edited, and object rights follow from them.';
  const reason = notApplicable(view, integration);
  if (reason !== undefined) return { subject, notApplicable: reason, pass };
  const { fails = [], ...rest } = holder === undefined ? {} : permissions(view.access(holder), integration, knowledge);
  return { subject, ...rest, fails: [...againstPolicy(view, integration), ...fails], pass };
}

function judge(view: View): readonly Judgement[] {
  const knowledge = fieldKnowledgeOf(view);
  return view.integrations.map((integration) => judged(view, integration, knowledge));
}

const check: Check = { id: 'iu-dat-002', rule, judge };
export default check;
