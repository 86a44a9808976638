import { mayLogInFrom } from '../../access/allowed-from.ts';
import { newId } from '../../ids.ts';
import type { OrgState, XmlElement } from '../../state.ts';
import known from '../shapes/settings.json' with { type: 'json' };
import { elementOf, isOn, sorted, within } from './content.ts';
import { unlisted } from './custom-object.ts';
import { noSuch, refuse } from './handler.ts';
import type { Component, Handler, Scope } from './handler.ts';
import { recordOf, saveRecord } from './records.ts';
import { defaultSettings } from './settings-defaults.ts';
import { stored } from './stored.ts';

const TYPE = 'Settings';
/** Only where Support turned API Access Control on (facts 1.5 [A], words not known). */
const API_ACCESS_CONTROL = ['enableAdminApprovedAppsOnly', 'enableAdminApprovedAppsOnlyForExternalUser'];

/** Settings files name what they switch; the rest stays as it is. */
function deploy(scope: Scope, component: Component): string {
  const { fullName, content } = component;
  if (!known.includes(fullName)) refuse(scope, noSuch('fullName', TYPE, fullName), 'INVALID_CROSS_REFERENCE_KEY');
  requireAllowed(scope, component);
  const record = recordOf(scope.state, TYPE, fullName);
  const before = record?.content ?? (scope.mode === 'deploy' ? defaultSettings(scope.state)[fullName] : undefined) ?? {};
  return saveRecord(scope, TYPE, fullName, record?.id ?? newId(scope.state, '0Se'), sorted(laidOver(before, content))).id;
}

function requireAllowed(scope: Scope, { fullName, content }: Component): void {
  if (scope.mode === 'load') return;
  if (fullName === 'ConnectedApp') requireAccessControl(scope, content);
  if (fullName === 'Security') requireOwnAddress(scope, content);
}

function requireAccessControl(scope: Scope, content: XmlElement): void {
  const gated = API_ACCESS_CONTROL.find((name) => isOn(content, name));
  if (gated === undefined || scope.state.settings.switches.apiAccessControl === 'on') return;
  refuse(scope, `${gated} is not available: API Access Control is not enabled for this org`);
}

/** Code and rule facts 3.3 [A]: whoever turns it on from outside his own ranges would lock himself out. */
function requireOwnAddress(scope: Scope, content: XmlElement): void {
  const enforced = isOn(within(content, 'sessionSettings'), 'enforceIpRangesEveryRequest');
  if (!enforced || mayLogInFrom(scope.state, scope.session.userId, scope.session.sourceIp)) return;
  const problem = 'CANNOT_ENABLE_IP_RESTRICT_REQUESTS: your current IP address is outside the login IP ranges of your profile';
  refuse(scope, problem, 'CANNOT_ENABLE_IP_RESTRICT_REQUESTS');
}

/** Single nested elements are laid over too (`sessionSettings`); lists are replaced. */
function laidOver(before: XmlElement, given: XmlElement): XmlElement {
  const merged: XmlElement = { ...before };
  for (const [name, values] of Object.entries(given)) {
    const [old, fresh] = [elementOf(before, name), elementOf(given, name)];
    merged[name] = old && fresh && values.length === 1 ? [sorted(laidOver(old, fresh))] : values;
  }
  return merged;
}

function read(state: OrgState, fullName: string): XmlElement | undefined {
  return recordOf(state, TYPE, fullName)?.content ?? defaultSettings(state)[fullName];
}

const kept = stored(TYPE);

export const settings: Handler = {
  ...kept,
  rank: 5,
  list: (state) => [...kept.list(state), ...Object.keys(defaultSettings(state)).filter((name) => !recordOf(state, TYPE, name)).map(unlisted)],
  deploy,
  read,
};
