import { setTimeout as wait } from 'node:timers/promises';
import { refreshGroups } from './access/group-permissions.ts';
import type { Delivered } from './deliver.ts';
import { asksForDeploy, askedOf } from './faults/asked.ts';
import type { Asked } from './faults/asked.ts';
import { isBulk, isLimit, isOfTheOrg, isPhases, isSkew, isWire } from './faults/fault.ts';
import type { Fault, OrgFault, WireFault } from './faults/fault.ts';
import type { FaultScript } from './faults/script.ts';
import { spoiled } from './faults/spoil.ts';
import type { Call, Reply } from './http.ts';
import { moveDeploys } from './metadata/deploy/jobs.ts';
import type { RequestLog } from './request-log.ts';
import type { OrgState } from './state.ts';
import { work } from './work.ts';
import type { Done, Org } from './work.ts';

export interface Dispatch extends Org {
  log: RequestLog;
  faults: FaultScript;
  /** Milliseconds every request waits before it is handled. */
  latencyMs: number;
}

/** What became of a request, and the fault it met. */
interface Met extends Omit<Done, 'reply'> {
  reply: Delivered;
  fault?: Fault['kind'];
}

/** Answers one request after the other, so that `changed` of the log is exact. Never rejects. */
export function createDispatcher(dispatch: Dispatch): (call: Call) => Promise<Delivered> {
  let previous: Promise<unknown> = Promise.resolve();
  return async (call) => {
    if (dispatch.latencyMs > 0) await wait(dispatch.latencyMs);
    const mine = previous.then(() => answer(dispatch, call));
    previous = mine;
    return mine;
  };
}

async function answer(dispatch: Dispatch, call: Call): Promise<Delivered> {
  const { state, log } = dispatch;
  const asked = askedOf(call);
  const moved = deploysMoved(state, asked);
  const { reply, user, changed, fault } = await meet(dispatch, asked);
  const told = { time: state.now().toISOString(), method: call.method, path: call.path, status: reply.status, user, changed: changed || moved };
  log.add(fault === undefined ? told : { ...told, fault });
  return dated(dispatch.faults, asked, reply, changed);
}

/** A status check moves the deploys on, also one whose answer is lost: nobody has to be there for a deploy to finish (security facts B.1 [A]). */
function deploysMoved(state: OrgState, asked: Asked): boolean {
  const before = state.changes;
  if (asksForDeploy(asked)) moveDeploys(state);
  const moved = state.changes !== before;
  if (moved) refreshGroups(state);
  return moved;
}

async function meet(dispatch: Dispatch, asked: Asked): Promise<Met> {
  const first = dispatch.faults.take(beforeTheWork, asked, asked.mayChange);
  if (first && isWire(first)) return { reply: spoiled(first, asked), user: null, changed: false, fault: first.kind };
  const phases = dispatch.faults.take(isPhases, asked, asked.mayChange);
  const bulk = dispatch.faults.take(isBulk, asked, asked.mayChange);
  const done = await work(dispatch, asked, { fault: first, orders: { ...(phases && { phases }), ...(bulk && { bulk }) } });
  if (first) return { ...done, reply: limited(dispatch.faults, asked, done), fault: first.kind };
  const ordered = phases ?? bulk;
  return { ...(ordered && { fault: ordered.kind }), ...sent(dispatch.faults, asked, done) };
}

/** The org's answer, spoiled on its way back or not. */
function sent(faults: FaultScript, asked: Asked, done: Done): Met {
  const last = faults.take(afterTheWork(done.reply), asked, done.changed);
  if (last) return { ...done, reply: spoiled(last, asked, done.reply), fault: last.kind };
  return { ...done, reply: limited(faults, asked, done) };
}

function beforeTheWork(fault: Fault): fault is WireFault | OrgFault {
  return (isWire(fault) || isOfTheOrg(fault)) && fault.side === 'before';
}

/** An answer without a body can be lost or replaced; there is nothing of it to drip or cut. */
function afterTheWork({ body, stream }: Reply): (fault: Fault) => fault is WireFault {
  return (fault): fault is WireFault => isWire(fault) && fault.side === 'after' && (body !== undefined || stream !== undefined || !['drip', 'truncated-json'].includes(fault.kind));
}

function limited(faults: FaultScript, asked: Asked, { reply, changed }: Done): Delivered {
  const told = faults.take(isLimit, asked, changed);
  return told ? { ...reply, headers: { ...reply.headers, 'Sforce-Limit-Info': told.value } } : reply;
}

/** An answer on a clock that is wrong, where a fault says so. */
function dated(faults: FaultScript, asked: Asked, reply: Delivered, changed: boolean): Delivered {
  const skew = reply.status === 0 ? undefined : faults.take(isSkew, asked, changed);
  return skew ? { ...reply, headers: { ...reply.headers, date: new Date(Date.now() + skew.seconds * 1000).toUTCString() } } : reply;
}
