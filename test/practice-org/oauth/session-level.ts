import type { App } from '../metadata/apps.ts';
import { row, rows } from '../state.ts';
import type { OrgState, XmlElement } from '../state.ts';

/** Tokens are of standard assurance: an app or a profile that asks for more keeps JWT and client credentials out (facts 1.3, 1.5 [A]). */
export function asksHighAssurance(state: OrgState, app: App): boolean {
  const policies = rows(state, 'ExtlClntAppOauthPlcyCnfg').filter((policy) => policy['ExternalClientApplicationId'] === app.id);
  if (policies.some((policy) => policy['RequiredSessionLevel'] === 'HIGH_ASSURANCE')) return true;
  const connected = [...(state.metadata.get('ConnectedApp')?.values() ?? [])].find((record) => record.id === app.id);
  const session = connected?.content['sessionPolicy']?.[0];
  return typeof session === 'object' && session['sessionLevel']?.[0] === 'HIGH_ASSURANCE';
}

/** ProfileSessionSetting names its profile mostly by the label in lower case. */
export function profileAsksHighAssurance(state: OrgState, profileId: unknown): boolean {
  const label = String(row(state, 'Profile', profileId)?.['Name']).toLowerCase();
  const settings = [...(state.metadata.get('ProfileSessionSetting')?.values() ?? [])].map((record) => record.content);
  return settings.some((content) => textOf(content, 'profile').toLowerCase() === label && textOf(content, 'requiredSessionLevel') === 'HIGH_ASSURANCE');
}

function textOf(content: XmlElement, name: string): string {
  const value = content[name]?.[0];
  return typeof value === 'string' ? value : '';
}
