import type { Problem } from '../../../problems.ts';
import { hint } from '../../model/did-you-mean.ts';
import { mistake } from '../mistake.ts';
import type { Path } from '../place.ts';
import { shown } from '../printable.ts';
import { writtenStores } from '../written-stores.ts';
import type { Judged, PolicyRule } from './rule.ts';

interface Approval {
  readonly what: string;
  readonly used: (judged: Judged) => readonly { readonly text: string; readonly path: Path }[];
  readonly allowed: (judged: Judged) => readonly string[];
  /** Whether an empty list allows anything. */
  readonly emptyAllowsAny: boolean;
}

const one = (text: string, path: Path): readonly { text: string; path: Path }[] => [{ text, path }];
const each = (texts: readonly string[], path: Path): readonly { text: string; path: Path }[] => texts.map((text, index) => ({ text, path: [...path, index] }));

const approvals: readonly Approval[] = [
  { what: 'the vendor', used: ({ spec }) => one(spec.vendor, ['vendor']), allowed: ({ policy }) => policy.approved.vendors, emptyAllowsAny: true },
  { what: 'the login flow', used: ({ spec }) => one(spec.auth.flow, ['auth', 'flow']), allowed: ({ policy }) => policy.approved.flows, emptyAllowsAny: false },
  { what: 'the scope', used: ({ spec }) => each(spec.auth.scopes, ['auth', 'scopes']), allowed: ({ policy }) => policy.approved.scopes, emptyAllowsAny: false },
  { what: 'the licence', used: ({ spec }) => one(spec.identity.licence, ['identity', 'licence']), allowed: ({ policy }) => policy.approved.licences, emptyAllowsAny: false },
  {
    what: 'the system permission',
    used: ({ spec }) => each(spec.access.userPermissions, ['access', 'userPermissions']),
    allowed: ({ policy }) => policy.max.userPermissions,
    emptyAllowsAny: false,
  },
  { what: 'the place for secrets', used: ({ spec }) => writtenStores(spec), allowed: ({ policy }) => policy.approved.stores, emptyAllowsAny: false },
];

function notApproved(approval: Approval, judged: Judged): readonly Problem[] {
  const allowed = approval.allowed(judged);
  if (allowed.length === 0 && approval.emptyAllowsAny) return [];
  return approval
    .used(judged)
    .filter(({ text }) => !allowed.includes(text))
    .map(({ text, path }) => mistake('policy-not-approved', judged.placeOf(path), [approval.what, shown(text), hint(text, allowed)]));
}

export const approvedOnly: PolicyRule = (judged) => approvals.flatMap((approval) => notApproved(approval, judged));

export const approvedTemplate: PolicyRule = ({ spec, policy, placeOf }) => {
  const { templates } = policy.approved;
  if (templates.length === 0 || (spec.template !== undefined && templates.includes(spec.template))) return [];
  if (spec.template === undefined) return [mistake('policy-template-missing', placeOf(['template']), [templates.join(', ')])];
  return [mistake('policy-not-approved', placeOf(['template']), ['the template', shown(spec.template), hint(spec.template, templates)])];
};
