import type { Check, Judgement } from '../../../core/model/audit/check.ts';
import { recordsReviews, reviewsOf } from '../../../core/model/audit/reviews.ts';
import type { Integration, View } from '../../../core/model/audit/view.ts';
import { production } from './production.ts';
import { reviewed } from './reviewed.ts';
import { rule } from './rule.ts';

function judged(view: View, integration: Integration): Judgement {
  const { subject, spec } = integration;
  const live = production(view, integration);
  if (typeof live === 'string') return { subject, notApplicable: live, pass: '' };
  const isSetUp = recordsReviews(view) || view.gapsFor(subject, ['policy']).length > 0;
  if (!isSetUp) return { subject, notApplicable: 'Not set up: no review is written down under attestations in integrations/policy.yaml.', pass: '' };
  const isRead = view.gapsFor(subject, ['policy', 'auditLog']).length === 0;
  const [newest] = reviewsOf(view, spec.name);
  const pass = `${newest?.by ?? ''} reviewed what it can see on ${newest?.on ?? ''}, and nothing was changed since.`;
  return isRead ? { subject, ...reviewed(view, integration, live), pass } : { subject, pass };
}

const check: Check = { id: 'iu-gov-008', rule, judge: (view) => view.integrations.map((integration) => judged(view, integration)) };
export default check;
