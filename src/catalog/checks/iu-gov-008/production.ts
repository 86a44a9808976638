import { isSuccess } from '../../../core/model/audit/login-kinds.ts';
import { runsOf } from '../../../core/model/audit/own-runs.ts';
import { recordKey } from '../../../core/model/audit/record-key.ts';
import type { AuditEntryRow } from '../../../core/model/audit/rows-files.ts';
import type { Holder, Integration, View } from '../../../core/model/audit/view.ts';

/** An integration in production, as far as its go-live is told. */
export interface Production {
  readonly runs: readonly AuditEntryRow[];
  /** When its user was made; absent in files. */
  readonly madeAt?: string;
  /** The earliest use that is known of, but for the logins by which this tool proves what it made. */
  readonly usedAt: string;
  /** Whether there was no use before that. */
  readonly isFirstUse: boolean;
}

/** A run and its proof are over by then; a proof that is written down lies that close to its login. */
const proofMs = 60 * 60_000;
const isNear = (one: string, other: string | undefined): boolean => other !== undefined && Math.abs(Date.parse(one) - Date.parse(other)) <= proofMs;

/** The org of the environment that is production: in files only a name such as `production` tells. */
function productionIn({ spec }: Integration): string | undefined {
  const [, environment] = Object.entries(spec.environments).find(([name]) => /^(?:prod|prd|live)/.test(name)) ?? [];
  return environment?.orgId;
}

const recordOf = (view: View, { spec }: Integration, orgId: string): string | undefined =>
  view.rows('records').find((record) => record.integration === spec.name && recordKey(record.orgId) === recordKey(orgId))?.firstUsedAt;

/** Moments of use that are known of, oldest first. */
function usesOf({ user, logins, loginSummary }: Holder): readonly string[] {
  const moments = [user?.lastLoginAt, ...logins.filter(isSuccess).map(({ time }) => time), ...loginSummary.map(({ lastAt }) => lastAt)];
  return moments.filter((moment) => moment !== undefined).toSorted();
}

function ofUser(view: View, integration: Integration, holder: Holder, madeAt: string): Production | string {
  const runs = runsOf(view, integration.spec.name);
  const proof = recordOf(view, integration, view.organization?.id ?? '');
  const [usedAt] = usesOf(holder).filter((moment) => !isNear(moment, proof) && !runs.some(({ at }) => isNear(moment, at)));
  if (usedAt === undefined) return 'It has not been used yet, but for the proof of its own login.';
  const isFirstUse = view.daysSince(madeAt) <= view.policy.window.loginDays && view.gapsFor(holder.subject, ['loginHistory']).length === 0;
  return { runs, madeAt, usedAt, isFirstUse };
}

function inOrg(view: View, integration: Integration): Production | string {
  const { holder, username } = integration;
  if (username === undefined || view.organization?.isSandbox === true) return 'This org is not its production.';
  return holder?.user?.isActive === true ? ofUser(view, integration, holder, holder.user.createdAt) : `The user ${username} is not active here.`;
}

function inFiles(view: View, integration: Integration): Production | string {
  const orgId = productionIn(integration);
  if (orgId === undefined) return 'No environment of its spec is production.';
  const runs = runsOf(view, integration.spec.name).filter((run) => run.orgId === undefined || recordKey(run.orgId) === recordKey(orgId));
  const usedAt = recordOf(view, integration, orgId);
  if (usedAt === undefined || runs.some(({ at }) => isNear(usedAt, at))) return 'Nothing in the files says that it is used in production.';
  return { runs, usedAt, isFirstUse: false };
}

/** What is known of its go-live in production; a sentence where it is not live there. */
export function production(view: View, integration: Integration): Production | string {
  const { state } = integration.spec;
  if (state !== 'active') return `It is ${state}.`;
  return view.mode === 'org' ? inOrg(view, integration) : inFiles(view, integration);
}
