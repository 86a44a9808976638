import { rows } from '../../state.ts';
import type { OrgState, Session } from '../../state.ts';

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
  startDate: string;
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
}

export interface Finished {
  messages: DeployMessage[];
  zip: Buffer;
  numberFiles: number;
  /** The deploy failed as a whole, no component did. */
  error?: { message: string; code: string };
}

export function resultOf(state: OrgState, session: Session, id: string, options: DeployOptions, { messages, zip, numberFiles, error }: Finished): DeployResult {
  const now = state.now().toISOString();
  const componentFailures = messages.filter((message) => !message.success);
  const componentSuccesses = messages.filter((message) => message.success);
  const total = messages.filter((message) => message.componentType !== '').length;
  const deployed = componentSuccesses.filter((message) => message.componentType !== '').length;
  const success = componentFailures.length === 0 && !error;
  const user = rows(state, 'User').find((row) => row['Id'] === session.userId);
  return {
    checkOnly: options.checkOnly,
    completedDate: now,
    createdBy: session.userId,
    createdByName: String(user?.['Name'] ?? ''),
    createdDate: now,
    details: { componentFailures, componentSuccesses, runTestResult: { numFailures: 0, numTestsRun: 0, totalTime: 0 } },
    done: true,
    ...(error ? { errorMessage: error.message, errorStatusCode: error.code } : {}),
    id,
    ignoreWarnings: options.ignoreWarnings,
    lastModifiedDate: now,
    numberComponentErrors: componentFailures.length,
    numberComponentsDeployed: deployed,
    numberComponentsTotal: total,
    numberFiles,
    numberTestErrors: 0,
    numberTestsCompleted: 0,
    numberTestsTotal: 0,
    rollbackOnError: options.rollbackOnError,
    runTestsEnabled: ['RunSpecifiedTests', 'RunLocalTests', 'RunAllTestsInOrg', 'RunRelevantTests'].includes(options.testLevel),
    startDate: now,
    status: success ? 'Succeeded' : options.rollbackOnError || deployed === 0 ? 'Failed' : 'SucceededPartial',
    success,
    zipSize: zip.length,
  };
}
