import type { AppSetting } from './app-settings.ts';
import { choice, toggle } from './app-settings.ts';

/*
 * What keeps everybody else out of an app: only users an administrator approved, only from the addresses of their profile.
 * Values as in facts 1.3 and 1.4 [A]; an app without them lets every user authorise it (facts 1.4 [B]).
 */

const users = 'the rule for who may use it';
const addresses = 'the login IP ranges of the profile';

/** Of an external client app's OAuth policy. */
export const policyLimits = { permittedUsersPolicyType: 'AdminApprovedPreAuthorized', ipRelaxationPolicyType: 'Enforce' } as const;
export const policyLimitSettings: readonly AppSetting[] = [
  choice('permittedUsersPolicyType', users, { AdminApprovedPreAuthorized: 'only users an administrator approved', AllSelfAuthorized: 'every user who approves it' }),
  choice('ipRelaxationPolicyType', addresses, { Enforce: 'enforced', Enforce_RelaxRefresh: 'enforced, but not for refresh tokens', Bypass_2factor: 'passed over after a second factor', Bypass: 'passed over' }),
];

/** Of a connected app's oauthConfig. */
export const configLimits = { isAdminApproved: true } as const;
export const configLimitSettings: readonly AppSetting[] = [toggle('isAdminApproved', 'the rule that only users an administrator approved may use it', 'off')];

/** Of a connected app's oauthPolicy. */
export const connectedPolicyLimits = { ipRelaxation: 'ENFORCE' } as const;
export const connectedPolicyLimitSettings: readonly AppSetting[] = [
  choice('ipRelaxation', addresses, { ENFORCE: 'enforced', ENFORCE_RELAXREFRESH: 'enforced, but not for refresh tokens', BYPASS_2FACTOR: 'passed over after a second factor', BYPASS: 'passed over' }),
];
