import type { Call } from '../http.ts';

/** A request as faults look at it, before the org has done anything. */
export interface Asked {
  call: Call;
  /** Which API it belongs to; `none` (log-in and the like) counts against no limit. */
  api: 'data' | 'soap' | 'none';
  /** The operation of a SOAP envelope, else `''`. */
  operation: string;
  /** It asks for a change: not a read, a log-in or a deploy that only checks. Whether anything changes is not known yet. */
  mayChange: boolean;
}

/** Operations of the Metadata API that write (facts 3.2). */
const WRITING = new Set(['deploy', 'deployRecentValidation', 'createMetadata', 'updateMetadata', 'upsertMetadata', 'deleteMetadata']);
/** Enough for the head of an envelope; a deploy's zip comes behind it. */
const ENVELOPE_HEAD = 8192;

type Judge = (call: Call) => boolean;

/** Posts that read, and those that have to be opened; the first that fits decides. */
const writes: [path: RegExp, judge: Judge][] = [
  [/^\/(services\/oauth2|id)\//, () => false],
  [/\/jobs\/query(\/|$)/, () => false],
  // Reading records by a list of ids in the body.
  [/\/composite\/sobjects\/\w+$/, ({ method }) => method !== 'POST'],
  [/\/composite(\/batch)?$/, ({ body }) => /"method"\s*:\s*"(?!GET|HEAD)/i.test(body.toString('utf8'))],
  [/\/metadata\/deployRequest$/, checksOnly],
];

export function askedOf(call: Call): Asked {
  const api = apiOf(call.path);
  const operation = api === 'soap' ? operationOf(call.body) : '';
  return { call, api, operation, mayChange: mayChange(call, operation) };
}

function apiOf(path: string): Asked['api'] {
  if (/^\/services\/soap\//i.test(path)) return 'soap';
  return /^\/services\/data(\/|$)/.test(path) ? 'data' : 'none';
}

function operationOf(body: Buffer): string {
  return /<(?:\w+:)?Body[^>]*>\s*<(?:\w+:)?(\w+)/.exec(body.subarray(0, ENVELOPE_HEAD).toString('utf8'))?.[1] ?? '';
}

function mayChange(call: Call, operation: string): boolean {
  if (call.method === 'GET' || call.method === 'HEAD') return false;
  if (operation !== '') return WRITING.has(operation) && !call.body.includes('<checkOnly>true<');
  return writes.find(([path]) => path.test(call.path))?.[1](call) ?? true;
}

/** Clients put the options before or behind the zip. */
function checksOnly({ body }: Call): boolean {
  return !/"checkOnly"\s*:\s*true/.test(body.toString('latin1'));
}

/** It starts a deploy. */
export function startsDeploy({ call, operation }: Asked): boolean {
  if (operation !== '') return operation === 'deploy' || operation === 'deployRecentValidation';
  return call.method === 'POST' && /\/metadata\/deployRequest$/.test(call.path);
}

/** It asks how a deploy is doing, by its id or through DeployRequest. */
export function asksForDeploy({ call, operation }: Asked): boolean {
  if (operation !== '') return operation === 'checkDeployStatus';
  if (call.method !== 'GET') return false;
  return /\/(metadata\/deployRequest|tooling\/sobjects\/DeployRequest)\/\w+$/i.test(call.path) || /\bFROM\s+DeployRequest\b/i.test(call.query.get('q') ?? '');
}
