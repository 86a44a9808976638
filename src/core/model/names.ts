/**
 * Every component name of an integration, derived from the spec's `name` alone, so that it is safe as API name, file name
 * and XML by construction, unique per integration, and never moves when a label is edited.
 */
export interface ComponentNames {
  /** Profile: label and full name are the same text (facts 1.1: the sObject's Name is the label). */
  readonly profile: string;
  /** Permission set API name: what an external client app's policy names (facts 1.4 [B+]). */
  readonly permissionSet: string;
  /** Permission set label: what a connected app names (facts 1.3 [B]). */
  readonly permissionSetLabel: string;
  /** Connected app or external client app. */
  readonly app: string;
  /** Parts of the external client app, named as Setup names them (facts 1.4 [A]). */
  readonly oauthSettings: string;
  readonly globalOauthSettings: string;
  readonly oauthPolicy: string;
  readonly appPolicy: string;
  readonly nickname: string;
  readonly alias: string;
}

/** Letters, digits, single underscores; starts with a letter, does not end with an underscore (facts 1.2 [A]). */
export const integrationName = /^[A-Za-z](?:[A-Za-z0-9]|_(?=[A-Za-z0-9]))*$/;

/** Leaves room for `_Integration_glbloauth` within the 80 characters of an API name, and for a 40-character nickname. */
export const integrationNameLength = 28;

export function componentNames(name: string): ComponentNames {
  const own = `${name}_Integration`;
  return {
    profile: own,
    permissionSet: own,
    permissionSetLabel: `${name.replaceAll('_', ' ')} Integration`,
    app: own,
    oauthSettings: `${own}_oauth`,
    globalOauthSettings: `${own}_glbloauth`,
    oauthPolicy: `${own}_oauthPlcy`,
    appPolicy: `${own}_plcy`,
    nickname: own,
    alias: name.replaceAll('_', '').slice(0, 8),
  };
}
