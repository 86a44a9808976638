import type { XmlElement } from '../../state.ts';
import { newId } from '../../ids.ts';
import { elementOf, flagOf, sorted } from './content.ts';
import { refuse } from './handler.ts';
import type { Component, Handler, Scope } from './handler.ts';
import { recordOf, saveRecord } from './records.ts';
import { stored } from './stored.ts';

const TYPE = 'Settings';
/** Only where Support turned API Access Control on (facts 1.5 [A], words not known). */
const API_ACCESS_CONTROL = ['enableAdminApprovedAppsOnly', 'enableAdminApprovedAppsOnlyForExternalUser'];

/** Settings files name what they switch; the rest stays as it is. */
function deploy(scope: Scope, { fullName, content }: Component): string {
  const gated = API_ACCESS_CONTROL.find((name) => flagOf(content, name) === true);
  if (fullName === 'ConnectedApp' && gated !== undefined && scope.state.settings.switches.apiAccessControl === 'off') {
    refuse(scope, `${gated} is not available: API Access Control is not enabled for this org`);
  }
  const known = recordOf(scope.state, TYPE, fullName);
  return saveRecord(scope, TYPE, fullName, known?.id ?? newId(scope.state, '0Se'), sorted(laidOver(known?.content ?? {}, content))).id;
}

/** Single nested elements are laid over too (`sessionSettings`); lists are replaced. */
function laidOver(known: XmlElement, given: XmlElement): XmlElement {
  const merged: XmlElement = { ...known };
  for (const [name, values] of Object.entries(given)) {
    const [before, after] = [elementOf(known, name), elementOf(given, name)];
    merged[name] = before && after && values.length === 1 ? [sorted(laidOver(before, after))] : values;
  }
  return merged;
}

export const settings: Handler = { ...stored(TYPE), rank: 5, deploy };
