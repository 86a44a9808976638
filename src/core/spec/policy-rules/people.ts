import { mistake } from '../mistake.ts';
import type { PolicyRule } from './rule.ts';

export const enoughCustodians: PolicyRule = ({ spec, policy, placeOf }) => {
  const { min, max } = policy.custodians;
  const count = new Set(spec.custodians.map((email) => email.toLowerCase())).size;
  if (count >= min && count <= max) return [];
  return [mistake('policy-custodians', placeOf(['custodians']), [String(count), String(min), String(max)])];
};

/** A person's own mailbox leaves with the person. */
export const sharedMailbox: PolicyRule = ({ spec, placeOf }) => {
  const people = [spec.owner.email, ...spec.custodians].map((email) => email.toLowerCase());
  return people.includes(spec.mailbox.toLowerCase()) ? [mistake('policy-mailbox', placeOf(['mailbox']), [spec.mailbox])] : [];
};
