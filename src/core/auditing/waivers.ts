import type { Subject } from '../model/audit/check.ts';
import type { ReportWaiver, ReportWaiverUse } from '../model/audit/report.ts';
import { anyKey } from '../model/audit/record-key.ts';
import { byText } from '../model/audit/report-order.ts';
import type { Policy } from '../model/policy.ts';
import type { Spec } from '../model/spec.ts';
import { sameRule } from './severities.ts';

/** A waiver of the policy, or an exception of a spec, in one shape. */
export interface Acceptance extends ReportWaiver {
  readonly rule: string;
  /** As the policy names it; of a spec's exception, the spec's name. */
  readonly subject: string;
}

/** All that is accepted: the policy's waivers, then the specs' exceptions. A spec that several targets have counts once. */
export function acceptances(policy: Policy, specs: readonly Spec[]): readonly Acceptance[] {
  const ofSpecs = new Map(specs.map((spec) => [spec.name, spec]));
  return [
    ...policy.waivers.map(({ rule, subject, owner, reason, expires }): Acceptance => ({ rule, subject, owner, reason, expires, from: 'policy' })),
    ...[...ofSpecs.values()].flatMap(({ name, exceptions }) =>
      exceptions.map(({ rule, reason, approver, until }): Acceptance => ({ rule, subject: name, owner: approver, reason, expires: until, from: 'spec' }))
    ),
  ];
}

/**
 * Whether it is about a subject. A waiver of the policy names it by its key, another stable name of it (an id) or its
 * integration's spec; never by label, which people can give to anything, and never all subjects of a rule at once: for that
 * the policy has `severities`. An exception of a spec is about that integration only.
 */
function isAbout(accepted: Acceptance, subject: Subject, integration: string | undefined): boolean {
  if (accepted.from === 'spec') return integration === accepted.subject;
  // Other names of an identity are those of its profile and its sets, too: what is accepted of one user is not of everybody on the profile.
  const others = (subject.also ?? []).filter((name) => subject.kind !== 'identity' || name.startsWith('005'));
  const names = [subject.key, ...others, ...(integration === undefined ? [] : [integration])];
  return names.some((name) => anyKey(name) === anyKey(accepted.subject));
}

/** It holds until the end of its last day, in UTC. `at`: ISO date-time. */
export const hasExpired = ({ expires }: Pick<ReportWaiver, 'expires'>, at: string): boolean => expires < new Date(at).toISOString().slice(0, 10);

/**
 * What is accepted of a rule's finding about a subject: the one that lasts longest, also where it has expired. `integration`:
 * the name of the spec the subject belongs to, if it belongs to one.
 */
export function acceptedFor(all: readonly Acceptance[], rule: string, subject: Subject, integration: string | undefined): Acceptance | undefined {
  return all.filter((each) => sameRule(each.rule, rule) && isAbout(each, subject, integration)).toSorted((one, other) => byText(other.expires, one.expires))[0];
}

/** Every waiver and exception, with how many fails and warnings it is about. */
export function waiverUses(all: readonly Acceptance[], used: readonly (Acceptance | undefined)[], at: string): readonly ReportWaiverUse[] {
  return all.map((each) => ({ ...each, expired: hasExpired(each, at), findings: used.filter((one) => one === each).length }));
}
