import type { Check, Judgement } from '../../../core/model/audit/check.ts';
import { recordsReviews, reviewsOf } from '../../../core/model/audit/reviews.ts';
import type { Integration, View } from '../../../core/model/audit/view.ts';
import { production } from './production.ts';
import { reviewed } from './reviewed.ts';
import { rule } from './rule.ts';

function passWords(view: View, { spec }: Integration): string {
  const [newest] = reviewsOf(view, spec.name);
  return newest === undefined ? '' : `${newest.by} reviewed what it can see on ${newest.on}, and nothing was changed since.`;
}

/** Where a dataset that it needs has gaps, nothing is said: they make unknown of it when it is settled. */
function judged(view: View, integration: Integration): Judgement {
  const { subject, spec } = integration;
  const judgement = { subject, pass: passWords(view, integration) };
  const unseen = view.mode === 'org' && spec.state === 'active' ? view.gapsFor(subject, ['organization', 'users']) : [];
  if (unseen.length > 0) return judgement;
  const live = production(view, integration);
  if (typeof live === 'string') return { ...judgement, notApplicable: live };
  if (view.gapsFor(subject, ['policy', 'auditLog']).length > 0) return judgement;
  if (!recordsReviews(view)) return { ...judgement, notApplicable: 'Not set up: no review is written down under attestations in integrations/policy.yaml.' };
  return { ...judgement, ...reviewed(view, integration, live) };
}

const check: Check = { id: 'iu-gov-008', rule, judge: (view) => view.integrations.map((integration) => judged(view, integration)) };
export default check;
