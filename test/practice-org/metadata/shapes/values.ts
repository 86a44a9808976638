/** Elements the WSDL types as plain strings though only some values pass (facts 1.3 and 1.4, enumeration tables [A]). */
const VALUES: Record<string, RegExp> = {
  'ConnectedAppOauthPolicy.ipRelaxation': /^(ENFORCE|BYPASS|BYPASS_2FACTOR|ENFORCE_RELAXREFRESH)$/,
  'ConnectedAppOauthPolicy.refreshTokenPolicy': /^(infinite|zero|specific_(lifetime|inactivity):\d+:(HOURS|DAYS|MONTHS))$/,
  'ConnectedAppSessionPolicy.policyAction': /^(Block|RaiseSessionLevel)$/,
  'ConnectedAppSessionPolicy.sessionLevel': /^(LOW|STANDARD|HIGH_ASSURANCE)$/,
  'ExtlClntAppOauthConfigurablePolicies.ipRelaxationPolicyType': /^(Enforce|Bypass|Bypass_2factor|Enforce_RelaxRefresh)$/,
  'ExtlClntAppOauthConfigurablePolicies.refreshTokenValidityUnit': /^(Days|Hours|Months)$/,
  'ExtlClntAppOauthConfigurablePolicies.requiredSessionLevel': /^(LOW|STANDARD|HIGH_ASSURANCE)$/,
  // Metadata API reference, ProfilePasswordPolicy [A]; passwordExpiration facts 1.5 [A].
  'ProfilePasswordPolicy.lockoutInterval': /^(0|15|30|60)$/,
  'ProfilePasswordPolicy.maxLoginAttempts': /^(0|3|5|10)$/,
  'ProfilePasswordPolicy.minimumPasswordLength': /^([5-9]|[1-4]\d|50)$/,
  'ProfilePasswordPolicy.passwordComplexity': /^[0-5]$/,
  'ProfilePasswordPolicy.passwordExpiration': /^(0|30|60|90|180|365)$/,
  'ProfilePasswordPolicy.passwordHistory': /^(1?\d|2[0-4])$/,
  'ProfilePasswordPolicy.passwordQuestion': /^[01]$/,
};

/** Characters an element may hold at most. */
const LENGTHS: Record<string, number> = {
  'Profile.description': 255,
  'PermissionSet.description': 255,
  'PermissionSet.label': 80,
  // The longest of real files [B].
  'Report.name': 40,
};

/** What is wrong with a text, `undefined` for nothing. Words [K]. */
export function valueRefusal(type: string, name: string, text: string): string | undefined {
  const values = VALUES[`${type}.${name}`];
  if (values && !values.test(text)) return `'${text}' is not a valid value for the enum '${name}'`;
  const length = LENGTHS[`${type}.${name}`];
  if (length !== undefined && text.length > length) return `${name}: data value too large: ${text} (max length=${length})`;
  return undefined;
}
