import type { OrgRefusal } from '../../core/model/ports.ts';
import { Problem } from '../../problems.ts';

/** Refusals that mean the same whatever was asked. All others stay OrgRefusal, for the workflow to judge. */
const problems: Readonly<Record<string, string>> = {
  REQUEST_LIMIT_EXCEEDED: 'org-request-limit',
  API_DISABLED_FOR_ORG: 'org-api-disabled',
  API_CURRENTLY_DISABLED: 'org-api-disabled',
  SERVER_UNAVAILABLE: 'org-maintenance',
  UNABLE_TO_LOCK_ROW: 'org-busy',
  ALREADY_IN_PROCESS: 'org-busy',
  LOGIN_DURING_RESTRICTED_DOMAIN: 'session-ip-restricted',
  UNSUPPORTED_API_VERSION: 'org-api-version',
};

/** The refusal as a Problem where it has one meaning everywhere. Tokens: host, Salesforce's words. */
export function wellKnown(refusal: OrgRefusal, host: string): Error {
  const key = problems[refusal.code];
  return key === undefined ? refusal : new Problem(key, [host, refusal.message]);
}
