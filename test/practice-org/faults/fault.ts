import { z } from 'zod';

const count = z.int().min(1);
const bytes = z.int().min(0);
const steps = z.int().min(0).default(0);
const before = z.literal('before').default('before');
const either = z.enum(['before', 'after']);
const pattern = z.string().refine(isPattern, 'is no regular expression');

const on = z
  .strictObject({
    /** From the n-th request on, among those that fit the rest. */
    nth: count.default(1),
    method: z.string().optional(),
    /** Over the path without its query. */
    path: pattern.optional(),
    /** Over the decoded query string. */
    query: pattern.optional(),
    /** The operation of a SOAP envelope. */
    soapAction: z.string().optional(),
    changed: z.boolean().optional(),
  })
  .prefault({});

const which = { on, times: z.union([count, z.literal('always')]).default(1) };
const onTheWire = { ...which, side: either.default('before') };
/** What spoils an answer comes after the work, unless told that the answer is none of the org's. */
const onTheAnswer = { ...which, side: either.default('after') };
const byTheOrg = { ...which, side: before };

const wire = [
  z.strictObject({
    kind: z.literal('status'),
    ...onTheWire,
    status: z.literal([420, 429, 500, 502, 503, 504]),
    /** Seconds, or the header's text. */
    retryAfter: z.union([bytes, z.string()]).optional(),
    body: z.enum(['json', 'html', 'empty']).default('json'),
  }),
  z.strictObject({ kind: z.literal('reset'), ...onTheWire }),
  z.strictObject({ kind: z.literal('hang'), ...onTheWire }),
  z.strictObject({ kind: z.literal('html'), ...onTheWire, status: z.literal([200, 503]).default(200) }),
  z.strictObject({ kind: z.literal('redirect'), ...onTheWire, to: z.string().min(1), status: z.literal([301, 302, 303, 307, 308]).default(302) }),
  z.strictObject({ kind: z.literal('drip'), ...onTheAnswer, everyMs: count.default(20), most: count.default(50) }),
  z.strictObject({ kind: z.literal('truncated-json'), ...onTheAnswer, length: z.enum(['honest', 'dishonest']).default('honest'), keep: bytes.optional() }),
] as const;

const refusals = [
  z.strictObject({ kind: z.literal('expired-session'), ...byTheOrg }),
  z.strictObject({ kind: z.literal('unauthorized-forever'), ...byTheOrg, times: which.times.unwrap().default('always') }),
  z.strictObject({ kind: z.literal('request-limit'), ...byTheOrg, limit: z.enum(['daily', 'concurrent']).default('daily') }),
  z.strictObject({ kind: z.literal('lock-row'), ...byTheOrg, variant: z.enum(['row', 'setup']).default('row') }),
  z.strictObject({ kind: z.literal('query-timeout'), ...byTheOrg }),
] as const;

const phases = z.strictObject({ kind: z.literal('deploy-phases'), ...which, pending: steps, inProgress: steps });

const bulk = [
  z.strictObject({ kind: z.literal('bulk-fails'), ...which, message: z.string().default('InternalServerError : The job could not be processed') }),
  z.strictObject({ kind: z.literal('page-cut'), ...which, rows: count.optional(), length: z.enum(['honest', 'dishonest']).default('honest') }),
  z.strictObject({ kind: z.literal('page-count'), ...which, lost: bytes.default(1), off: z.int().default(0) }),
  z.strictObject({ kind: z.literal('page-slow'), ...which, everyMs: count.default(20), rows: count.default(1) }),
] as const;

const dateSkew = z.strictObject({ kind: z.literal('date-skew'), ...which, seconds: z.int() });
const limitInfo = z.strictObject({ kind: z.literal('limit-info'), ...which, value: z.string() });

const fault = z.discriminatedUnion('kind', [...wire, ...refusals, phases, ...bulk, dateSkew, limitInfo]);

/** A fault as it is written in a script (README.md): everything with a default may be left out. */
export type FaultInput = z.input<typeof fault>;
export type Fault = z.output<typeof fault>;
export type On = Fault['on'];
export type WireFault = z.output<(typeof wire)[number]>;
export type OrgFault = z.output<(typeof refusals)[number]>;
export type PhasesFault = z.output<typeof phases>;
export type BulkFault = z.output<(typeof bulk)[number]>;
export type SkewFault = z.output<typeof dateSkew>;
export type LimitFault = z.output<typeof limitInfo>;

const wireKinds = new Set<string>(wire.map(({ shape }) => shape.kind.value));
const bulkKinds = new Set<string>(bulk.map(({ shape }) => shape.kind.value));
const orgKinds = new Set<string>(refusals.map(({ shape }) => shape.kind.value));

export const isWire = (one: Fault): one is WireFault => wireKinds.has(one.kind);
export const isOfTheOrg = (one: Fault): one is OrgFault => orgKinds.has(one.kind);
export const isPhases = (one: Fault): one is PhasesFault => one.kind === 'deploy-phases';
export const isBulk = (one: Fault): one is BulkFault => bulkKinds.has(one.kind);
export const isSkew = (one: Fault): one is SkewFault => one.kind === 'date-skew';
export const isLimit = (one: Fault): one is LimitFault => one.kind === 'limit-info';

/**
 * A script from its JSON: one fault or a list. Throws in words for a kind, a member or a value that does not exist: a misspelt fault would
 * test nothing.
 */
export function parseFaults(given: unknown): Fault[] {
  return [given].flat().map((one: unknown, place) => {
    const parsed = fault.safeParse(one);
    if (parsed.success) return parsed.data;
    throw new Error(`Fault ${place + 1}: ${parsed.error.issues.map(({ path, message }) => [path.join('.'), message].filter((part) => part !== '').join(': ')).join('; ')}`);
  });
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}
