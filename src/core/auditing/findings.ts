import type { Subject, Verdict } from '../model/audit/check.ts';
import type { Finding } from '../model/audit/report.ts';
import type { Place } from '../model/audit/place.ts';
import { isOpen } from '../model/audit/report-words.ts';
import type { Rule } from '../model/audit/rule.ts';
import type { AppKind } from '../model/audit/rows-apps.ts';
import type { Policy } from '../model/policy.ts';
import { isNewTo, type Accepted } from './baseline.ts';
import { fingerprint } from './fingerprint.ts';
import { gates, type GateRules } from './gate.ts';
import { mend } from './mend.ts';
import { severityOf } from './severities.ts';
import { acceptedFor, hasExpired, type Acceptance } from './waivers.ts';

/** What holds for all findings of a run. */
export interface Judged {
  readonly policy: Policy;
  readonly acceptances: readonly Acceptance[];
  readonly past: Accepted | undefined;
  readonly gate: GateRules;
  /** ISO date-time of the run. */
  readonly at: string;
}

/** Where a finding was made. */
export interface Where {
  readonly target: string;
  /** How the org was reached; none of files. */
  readonly org: string | undefined;
  readonly whose: (subject: Subject) => string | undefined;
  /** What kind of app a subject is; none of anything else. */
  readonly appKind: (subject: Subject) => AppKind | undefined;
  /** Names of this target's specs. */
  readonly specs: ReadonlySet<string>;
}

/** With its acceptance, where there is one, also where it has expired. */
export interface FoundFinding {
  readonly finding: Finding;
  readonly accepted: Acceptance | undefined;
}

/** The first place the evidence stands at, else the subject's. */
const placeOf = ({ evidence, subject }: Verdict): Place | undefined => evidence.find(({ at }) => at !== undefined)?.at ?? subject.at;

type Waived = Pick<Finding, 'result' | 'waiver'>;

/** With a waiver that holds the finding stays, waived; one that has expired is told, and helps nothing. */
function waived(result: Verdict['result'], accepted: Acceptance | undefined, at: string): Waived {
  if (accepted === undefined) return { result };
  const { owner, reason, expires, from } = accepted;
  const expired = hasExpired(accepted, at);
  return { result: expired ? result : 'waived', waiver: { owner, reason, expires, from, expired } };
}

/** The names a finding goes by. */
function owned(where: Where, subject: Subject): { readonly spec: string | undefined; readonly named: Pick<Finding, 'integration'> } {
  const integration = where.whose(subject);
  if (integration === undefined) return { spec: undefined, named: {} };
  return { spec: where.specs.has(integration) ? integration : undefined, named: { integration } };
}

/** A verdict as a finding: severity of the policy, waiver, fingerprint, whether it is new and whether it counts. */
export function finding(verdict: Verdict, rule: Rule, where: Where, judged: Judged): FoundFinding {
  const { subject, evidence, words, gaps } = verdict;
  const { spec, named } = owned(where, subject);
  const accepted = isOpen(verdict) ? acceptedFor(judged.acceptances, rule.id, subject, spec) : undefined;
  const outcome = waived(verdict.result, accepted, judged.at);
  const place = placeOf(verdict);
  const severity = severityOf(judged.policy, rule.id, verdict.severity);
  const base: Omit<Finding, 'gates'> = {
    fingerprint: fingerprint(rule.id, where.target, subject, evidence),
    rule: rule.id,
    title: rule.title,
    severity,
    ...outcome,
    target: where.target,
    subject,
    ...named,
    words,
    evidence,
    gaps,
    fix: mend(rule, verdict, { name: spec, org: where.org, appKind: where.appKind(subject) }),
    ...(place === undefined ? {} : { place }),
    ...(judged.past !== undefined && isOpen(outcome) ? { isNew: isNewTo(judged.past, { ...verdict, severity, target: where.target }) } : {}),
  };
  return { finding: { ...base, gates: gates(judged.gate, base) }, accepted };
}
