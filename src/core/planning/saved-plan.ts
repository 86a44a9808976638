import { z } from 'zod';
import { exitCodes, Problem } from '../../problems.ts';
import type { Plan, PlannedSpec, SavedPlan } from '../model/plan.ts';
import type { OrgIdentity } from '../model/ports.ts';
import type { Policy } from '../model/policy.ts';
import type { Spec } from '../model/spec.ts';
import { digestOf } from './canonical.ts';

const text = z.string().max(20_000);
const hex = z.string().regex(/^[0-9a-f]{64}$/);
const change = z.strictObject({ words: text, part: text.optional(), from: text.optional(), to: text.optional(), effect: z.enum(['gains', 'loses']).optional(), unseen: z.literal(true).optional(), kind: z.enum(['create', 'change', 'remove']).optional() });
const step = z.strictObject({ component: text, title: text, changes: z.array(change) });
const plan = z.strictObject({ integration: text, orgId: text, environment: text, steps: z.array(step), digest: hex });
const shape = z.strictObject({
  apiVersion: z.literal('integration-user/v1'),
  kind: z.literal('plan'),
  madeAt: z.iso.datetime(),
  by: text,
  org: z.strictObject({ orgId: text, name: text, isSandbox: z.boolean() }),
  policyDigest: hex,
  specs: z.array(z.strictObject({ path: text, specDigest: hex, firstUse: z.boolean(), refreshed: z.literal(true).optional(), plan })),
  digest: hex,
});

/** 16 MB: some hundred specs with every field in words. */
const longest = 16_000_000;

/** What a spec says, without the org ids that `apply` itself records on first use. */
export function specDigest(spec: Spec): string {
  const environments = Object.fromEntries(Object.entries(spec.environments).map(([name, each]) => [name, { ...each, orgId: undefined }]));
  return digestOf({ ...spec, environments });
}

/** The plans of these specs in this org, to be reviewed and applied later. */
export function savedPlan(org: OrgIdentity, policy: Policy, specs: readonly PlannedSpec[], now: Date): SavedPlan {
  const what = {
    apiVersion: 'integration-user/v1' as const,
    kind: 'plan' as const,
    madeAt: now.toISOString(),
    by: org.username,
    org: { orgId: org.orgId, name: org.name, isSandbox: org.isSandbox },
    policyDigest: digestOf(policy),
    specs,
  };
  return { ...what, digest: digestOf(what) };
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content) as unknown;
  } catch {
    return undefined;
  }
}

/**
 * A saved plan from its file. Throws `plan-not-readable` (exit 2) for a file that is none, and `plan-altered` where it is not
 * as it was saved: what was reviewed is applied, or nothing.
 */
export function readSavedPlan(content: string, path: string): SavedPlan {
  if (content.length > longest) throw new Problem('plan-not-readable', [path, 'it is too long'], exitCodes.wrongUse);
  const found = shape.safeParse(parsed(content));
  if (!found.success) {
    const [issue] = found.error.issues;
    throw new Problem('plan-not-readable', [path, issue === undefined ? 'it has another shape' : `${issue.path.join('.')}: ${issue.message}`], exitCodes.wrongUse);
  }
  const { digest, ...what } = found.data;
  const isItsOwn = ({ plan: { digest: own, ...of } }: (typeof what.specs)[number]): boolean => digestOf(of) === own;
  if (digestOf(what) !== digest || !what.specs.every(isItsOwn)) throw new Problem('plan-altered', [path], exitCodes.wrongUse);
  return found.data as SavedPlan;
}

/** What a plan says now that it did not say when it was saved, and the other way round. */
export function movedWords(saved: Plan, now: Plan): readonly string[] {
  const lines = (each: Plan): ReadonlySet<string> => new Set(each.steps.flatMap(({ title, changes }) => changes.map(({ words }) => `${title}: ${words}`)));
  const [before, after] = [lines(saved), lines(now)];
  return [...[...after].filter((line) => !before.has(line)).map((line) => `new: ${line}`), ...[...before].filter((line) => !after.has(line)).map((line) => `no longer: ${line}`)];
}
