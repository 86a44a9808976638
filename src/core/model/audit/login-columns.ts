import type { Gap } from './fact.ts';
import type { OrgAsk } from './fact-unit.ts';

export const loginNeeds = 'Manage Users, or Monitor Login History';

/** Values and labels of LoginType for logins in a browser (facts 2.x LoginHistory [A]); LoginType can be filtered, LoginSubType cannot be relied on. */
export const interactiveTypes: readonly string[] = [
  'Application', 'Saml', 'SAML Idp Initiated SSO', 'Saml2', 'SAML Sfdc Initiated SSO', 'ThirdPartySso', 'Third Party SSO', 'LightningLogin', 'Lightning Login', 'PasswordlessLogin', 'Passwordless Login', 'EmployeeLoginToCommunity', 'Employee Login to Community',
];

/** Without either permission Salesforce gives the caller's own rows only, and says nothing (facts 2.x LoginHistory [A]). */
export function ownLoginsOnly({ callerHas }: Pick<OrgAsk, 'callerHas'>): Gap | undefined {
  const held = [callerHas('ManageUsers'), callerHas('MonitorLoginHistory')];
  if (held.includes(true)) return undefined;
  const words = held.includes(undefined)
    ? 'Whether your user may see the logins of others could not be told, and Salesforce would leave them out without a word.'
    : 'Salesforce shows your user its own logins only, and leaves out those of others without a word.';
  return { kind: 'own-rows-only', words, needs: loginNeeds };
}

/** The first moment of the window that policy looks at. */
export const windowStart = ({ now, policy }: Pick<OrgAsk, 'now' | 'policy'>): Date => new Date(now.getTime() - policy.window.loginDays * 86_400_000);
