import { row } from '../../state.ts';
import type { OrgState, Orders, Session } from '../../state.ts';

/** As the caller sent them; absent ones are the platform's defaults. */
export interface DeployOptions {
  allowMissingFiles: boolean;
  autoUpdatePackage: boolean;
  checkOnly: boolean;
  ignoreWarnings: boolean;
  performRetrieve: boolean;
  purgeOnDelete: boolean;
  rollbackOnError: boolean;
  runTests: string[];
  singlePackage: boolean;
  testLevel: string;
}

/** facts 3.2 [A, WSDL66] */
export interface DeployMessage {
  changed: boolean;
  columnNumber?: number;
  componentType: string;
  created: boolean;
  createdDate: string;
  deleted: boolean;
  fileName: string;
  fullName: string;
  id?: string;
  lineNumber?: number;
  problem?: string;
  problemType?: 'Warning' | 'Error' | 'Info';
  success: boolean;
}

export interface DeployResult {
  canceledBy?: string;
  canceledByName?: string;
  checkOnly: boolean;
  completedDate?: string;
  createdBy: string;
  createdByName: string;
  createdDate: string;
  details: { componentFailures: DeployMessage[]; componentSuccesses: DeployMessage[]; runTestResult: { numFailures: number; numTestsRun: number; totalTime: number } };
  done: boolean;
  errorMessage?: string;
  errorStatusCode?: string;
  id: string;
  ignoreWarnings: boolean;
  lastModifiedDate: string;
  numberComponentErrors: number;
  numberComponentsDeployed: number;
  numberComponentsTotal: number;
  numberFiles: number;
  numberTestErrors: number;
  numberTestsCompleted: number;
  numberTestsTotal: number;
  rollbackOnError: boolean;
  runTestsEnabled: boolean;
  /** Absent as long as it waits. */
  startDate?: string;
  status: 'Pending' | 'InProgress' | 'Succeeded' | 'SucceededPartial' | 'Failed' | 'Canceling' | 'Canceled';
  success: boolean;
  zipSize: number;
}

/** A deploy the org remembers, by its id (`0Af`). The zip is kept for the quick deploy of a validation. */
export interface DeployJob {
  kind: 'deploy';
  result: DeployResult;
  options: DeployOptions;
  zip: Buffer;
  apiVersion: number;
  /** Whose deploy it is, with the rights of the time it runs. */
  session: Session;
  /** What faults on order had in mind for it. */
  orders: Orders;
  /** Status checks since it came to the head of the queue. */
  checks: number;
}

export interface Finished {
  messages: DeployMessage[];
  numberFiles: number;
  /** The deploy failed as a whole, no component did. */
  error?: { message: string; code: string };
}

/** Accepted, and waiting. */
export function queuedResult(state: OrgState, session: Session, id: string, options: DeployOptions, zip: Buffer): DeployResult {
  const now = state.now().toISOString();
  return {
    checkOnly: options.checkOnly,
    createdBy: session.userId,
    createdByName: userName(state, session),
    createdDate: now,
    details: { componentFailures: [], componentSuccesses: [], runTestResult: { numFailures: 0, numTestsRun: 0, totalTime: 0 } },
    done: false,
    id,
    ignoreWarnings: options.ignoreWarnings,
    lastModifiedDate: now,
    numberComponentErrors: 0,
    numberComponentsDeployed: 0,
    numberComponentsTotal: 0,
    numberFiles: 0,
    numberTestErrors: 0,
    numberTestsCompleted: 0,
    numberTestsTotal: 0,
    rollbackOnError: options.rollbackOnError,
    runTestsEnabled: ['RunSpecifiedTests', 'RunLocalTests', 'RunAllTestsInOrg', 'RunRelevantTests'].includes(options.testLevel),
    status: 'Pending',
    success: false,
    zipSize: zip.length,
  };
}

export function startedResult(state: OrgState, result: DeployResult): DeployResult {
  const now = state.now().toISOString();
  return sorted({ ...result, lastModifiedDate: now, startDate: now, status: 'InProgress' });
}

export function finishedResult(state: OrgState, result: DeployResult, { messages, numberFiles, error }: Finished): DeployResult {
  const now = state.now().toISOString();
  const componentFailures = messages.filter((message) => !message.success);
  const componentSuccesses = messages.filter((message) => message.success);
  const deployed = componentSuccesses.filter((message) => message.componentType !== '').length;
  const success = componentFailures.length === 0 && !error;
  return sorted({
    ...result,
    completedDate: now,
    details: { ...result.details, componentFailures, componentSuccesses },
    done: true,
    ...(error ? { errorMessage: error.message, errorStatusCode: error.code } : {}),
    lastModifiedDate: now,
    numberComponentErrors: componentFailures.length,
    numberComponentsDeployed: deployed,
    numberComponentsTotal: messages.filter((message) => message.componentType !== '').length,
    numberFiles,
    status: success ? 'Succeeded' : result.rollbackOnError || deployed === 0 ? 'Failed' : 'SucceededPartial',
    success,
  });
}

/** Somebody asked to cancel it: what waits is canceled at once, what is at work soon. */
export function canceledResult(state: OrgState, result: DeployResult, by: Session): DeployResult {
  const who = { canceledBy: by.userId, canceledByName: userName(state, by) };
  return result.status === 'Pending' ? endedResult(state, { ...result, ...who }) : sorted({ ...result, ...who, status: 'Canceling' });
}

export function endedResult(state: OrgState, result: DeployResult): DeployResult {
  const now = state.now().toISOString();
  return sorted({ ...result, completedDate: now, done: true, lastModifiedDate: now, status: 'Canceled' });
}

function userName(state: OrgState, { userId }: Session): string {
  return String(row(state, 'User', userId)?.['Name'] ?? '');
}

/** SOAP answers are a sequence, by name (facts 3.2 [A, WSDL66]). */
function sorted(result: DeployResult): DeployResult {
  const entries = Object.entries(result) as [string, unknown][];
  return Object.fromEntries(entries.sort(([left], [right]) => (left < right ? -1 : 1))) as unknown as DeployResult;
}
