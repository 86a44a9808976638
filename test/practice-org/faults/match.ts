import { startsDeploy } from './asked.ts';
import type { Asked } from './asked.ts';
import type { Fault, On } from './fault.ts';

/** Does the request fit what the fault is for? `changed`: what it did, or, before it did anything, what it asks for. */
export function fits(fault: Fault, asked: Asked, changed: boolean): boolean {
  return meets(fault, asked) && Object.entries(fault.on).every(([name, wanted]) => conditions[name as keyof On](wanted as never, asked, changed));
}

type Conditions = { [Name in keyof On]-?: (wanted: NonNullable<On[Name]>, asked: Asked, changed: boolean) => boolean };

const conditions: Conditions = {
  // Counted by the script, among the requests that fit.
  nth: () => true,
  method: (wanted, { call }) => call.method === wanted.toUpperCase(),
  path: (wanted, { call }) => new RegExp(wanted).test(call.path),
  query: (wanted, { call }) => new RegExp(wanted).test([...call.query].map(([name, value]) => `${name}=${value}`).join('&')),
  soapAction: (wanted, { operation }) => operation === wanted,
  changed: (wanted, _asked, changed) => changed === wanted,
};

/** Where an org would give such an answer at all. Kinds not named here can happen to any request. */
const places: Partial<Record<Fault['kind'], (asked: Asked, fault: Fault) => boolean>> = {
  'expired-session': asksForSession,
  'unauthorized-forever': asksForSession,
  'request-limit': ({ api }) => api !== 'none',
  'query-timeout': ({ call }) => call.method === 'GET' && /^\/services\/data\/v[\d.]+\/(tooling\/)?query(All)?(\/|$)/.test(call.path),
  'lock-row': (asked, fault) => (fault.kind === 'lock-row' && fault.variant === 'setup' ? writesMetadata(asked) : writesRows(asked)),
  'deploy-phases': startsDeploy,
  'bulk-fails': ({ call }) => call.method === 'POST' && /\/jobs\/query\/?$/.test(call.path),
  'page-cut': asksForPage,
  'page-count': asksForPage,
  'page-slow': asksForPage,
  'limit-info': ({ api }) => api === 'data',
};

function meets(fault: Fault, asked: Asked): boolean {
  return places[fault.kind]?.(asked, fault) ?? true;
}

/** The list of API versions is open to everybody. */
function asksForSession({ call, api }: Asked): boolean {
  return api !== 'none' && !/^\/services\/data\/?$/.test(call.path);
}

function asksForPage({ call }: Asked): boolean {
  return call.method === 'GET' && /\/jobs\/query\/\w+\/results$/.test(call.path);
}

function writesMetadata(asked: Asked): boolean {
  return asked.mayChange && (asked.operation !== '' || startsDeploy(asked));
}

/** Passwords are no rows of their own. */
function writesRows(asked: Asked): boolean {
  return asked.mayChange && (writesMetadata(asked) || /^\/services\/data\/v[\d.]+\/(sobjects|composite)\b(?!.*\/password$)/.test(asked.call.path));
}
