/** The parts of a deploy's result that these tests read: the same for SOAP, REST, jsforce, SDR and `sf --json`. */
export interface DeployResult {
  id: string;
  status: string;
  success: boolean;
  checkOnly: boolean;
  numberComponentsDeployed: number;
  numberComponentErrors: number;
  numberComponentsTotal: number;
  details: { componentSuccesses?: DeployMessage | DeployMessage[]; componentFailures?: DeployMessage | DeployMessage[] };
}

export interface DeployMessage {
  fullName: string;
  componentType: string;
  fileName: string;
  created: boolean | string;
  changed: boolean | string;
  success: boolean | string;
  problem?: string;
  problemType?: string;
}

/** facts 3.2: one message comes as an object, several as an array, none not at all. */
export function messages(one: DeployMessage | DeployMessage[] | undefined): DeployMessage[] {
  if (one === undefined) return [];
  return Array.isArray(one) ? one : [one];
}

/** What went wrong with which component, sorted: `PermissionSet Reader: the problem`. */
export function problems(result: Pick<DeployResult, 'details'>): string[] {
  return messages(result.details.componentFailures)
    .map(({ componentType, fullName, problem }) => `${componentType} ${fullName}: ${problem}`)
    .sort();
}

/** What was deployed, sorted: `Profile Billing Sync Integration`. The manifest's own message is left out. */
export function deployed(result: Pick<DeployResult, 'details'>): string[] {
  return messages(result.details.componentSuccesses)
    .filter(({ fullName }) => fullName !== 'package.xml')
    .map(({ componentType, fullName }) => `${componentType} ${fullName}`)
    .sort();
}
