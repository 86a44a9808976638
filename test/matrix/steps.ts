import { faultRows } from '../edges/org/fault-table.ts';
import type { FaultInput, RequestLogEntry } from '../practice-org/server.ts';

/** One request of a run: the n-th of its kind. */
export interface Step {
  readonly method: string;
  /** Regular expression over the path; ids differ from org to org. */
  readonly path: string;
  readonly nth: number;
  /** Which one it is of those of its kind that change the org; a deploy that only checks is none of them. */
  readonly nthChange: number;
  readonly changed: boolean;
}

/** A fault, without where it is met. */
export interface Trouble {
  readonly fault: FaultInput;
  readonly timeoutMs?: number;
}

export const stepWords = ({ method, path, nth }: Step): string => `${method} ${path} number ${nth}`;

const id = /(?<=\/)[A-Za-z0-9]{4}0000[A-Za-z0-9]{7,10}(?=$|\/)/g;

/** Every request of a run that was not disturbed. */
export function stepsOf(requests: readonly RequestLogEntry[]): readonly Step[] {
  const seen = new Map<string, number>();
  return requests.map(({ method, path, changed }) => {
    const pattern = `^${path.replaceAll('.', '\\.').replaceAll(id, '[A-Za-z0-9]+')}$`;
    const nth = (seen.get(`${method} ${pattern}`) ?? 0) + 1;
    seen.set(`${method} ${pattern}`, nth);
    const changes = (seen.get(`changes ${method} ${pattern}`) ?? 0) + (changed ? 1 : 0);
    seen.set(`changes ${method} ${pattern}`, changes);
    return { method, path: pattern, nth, nthChange: changes, changed };
  });
}

/** Reads of one kind are alike: of each kind the first, and every sixth from there on. What writes, watches or logs in is never left out. */
export function distinct(steps: readonly Step[]): readonly Step[] {
  return steps.filter(({ path, nth }) => !/\/query\$$|\/Soap\//.test(path) || nth % 6 === 1);
}

type Meets = (step: Step) => boolean;
const isQuery: Meets = ({ path }) => path.endsWith('/query$');
const isDeploy: Meets = ({ path }) => path.endsWith('/deployRequest$');
const isApi: Meets = ({ path }) => !path.includes('/oauth2/');
const isRest: Meets = (step) => isApi(step) && !step.path.includes('/Soap/');
const isWrite: Meets = ({ changed }) => changed;

/** Where a kind of fault is met at all (practice-org/README.md); a fault on the wire meets everything. */
const meets: Readonly<Record<string, Meets>> = {
  'expired-session': isApi,
  'unauthorized-forever': isApi,
  'request-limit': isApi,
  'query-timeout': isQuery,
  'deploy-phases': isDeploy,
  'limit-info': isRest,
};

/** Whether the fault is met at the step. */
export function fits({ fault }: Trouble, step: Step): boolean {
  if (fault.kind === 'lock-row') return isWrite(step) && (fault.variant !== 'setup' || isDeploy(step));
  return meets[fault.kind]?.(step) ?? true;
}

export const troubles: readonly Trouble[] = faultRows;

export const troubleWords = ({ fault }: Trouble): string => JSON.stringify(fault).replaceAll(/["{}]/g, '').replaceAll(',', ' ');

/** The fault at that step: once, or from there on for ever. */
export function faultAt({ fault }: Trouble, { method, path, nth, nthChange }: Step, times: number | 'always'): FaultInput {
  // A lock is only met by what changes something, and counted there.
  return { ...fault, on: { method, path, nth: fault.kind === 'lock-row' ? nthChange : nth }, times };
}
