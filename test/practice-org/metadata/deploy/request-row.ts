import { keepRow } from '../../state.ts';
import type { OrgState } from '../../state.ts';
import type { DeployJob } from './result.ts';

/** Keep the deploy's row of DeployRequest (Tooling). Details are no part of it, and TestLevel is null in every org that was looked at [B]; what Type holds is not known. */
export function noteDeploy(state: OrgState, { result, options }: DeployJob): void {
  keepRow(state, 'DeployRequest', {
    Id: result.id,
    Status: result.status,
    StateDetail: null,
    Type: null,
    CheckOnly: result.checkOnly,
    CreatedDate: result.createdDate,
    CreatedById: result.createdBy,
    StartDate: result.startDate ?? null,
    CompletedDate: result.completedDate ?? null,
    CanceledById: result.canceledBy ?? null,
    SystemModstamp: result.lastModifiedDate,
    ErrorStatusCode: result.errorStatusCode ?? null,
    ErrorMessage: result.errorMessage ?? null,
    NumberComponentsTotal: result.numberComponentsTotal,
    NumberComponentsDeployed: result.numberComponentsDeployed,
    NumberComponentErrors: result.numberComponentErrors,
    NumberTestsTotal: result.numberTestsTotal,
    NumberTestsCompleted: result.numberTestsCompleted,
    NumberTestErrors: result.numberTestErrors,
    IgnoreWarnings: result.ignoreWarnings,
    RollbackOnError: result.rollbackOnError,
    RunTestsEnabled: result.runTestsEnabled,
    AllowMissingFiles: options.allowMissingFiles,
    AutoUpdatePackage: options.autoUpdatePackage,
    TestLevel: null,
  });
}
