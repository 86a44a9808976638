import { placeIn, seen } from '../../../core/model/audit/evidence.ts';
import type { Evidence, Judgement } from '../../../core/model/audit/check.ts';
import type { Integration, View } from '../../../core/model/audit/view.ts';
import { listed } from '../../../core/model/sentence.ts';

type Found = Pick<Judgement, 'fails' | 'warns'>;

/** What the policy has against it; an empty list approves any template, and none. */
function disapproved(view: View, { spec: { name, template } }: Integration): string | undefined {
  const { templates } = view.policy.approved;
  if (templates.length === 0 || (template !== undefined && templates.includes(template))) return undefined;
  return `${name} ${template === undefined ? 'names no template' : `is built from the template ${template}, which the policy does not approve`}. Approved ones are ${listed(templates, 'and')}.`;
}

const isThere = (view: View, { subject }: Integration, template: string): boolean => view.rows('templates').some(({ id }) => id === template) || view.gapsFor(subject, ['templates']).length > 0;

/** Whether the pattern a spec started from is there and approved. Specs name it by id alone: no version and no digest of it is on record. */
export function templateOf(view: View, integration: Integration): Found {
  const { spec, row, subject } = integration;
  const say = (words: string): Evidence => seen(words, { key: 'template', at: placeIn(row, 'template') ?? subject.at, fix: `Choose an approved pattern in ${row.file} (template), or have this one approved.` });
  const words = disapproved(view, integration);
  if (words !== undefined) return { fails: [say(words)] };
  if (spec.template === undefined) return { warns: [say(`${spec.name} names no template, so nobody can tell whether its pattern was approved.`)] };
  return isThere(view, integration, spec.template) ? {} : { fails: [say(`${spec.name} is built from the template ${spec.template}, which is neither shipped nor in integrations/templates.`)] };
}
