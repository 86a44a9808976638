import { createHash } from 'node:crypto';
import { to18 } from '../../ids.ts';
import { dropRow, rows } from '../../state.ts';
import type { XmlElement } from '../../state.ts';
import { elementsOf, isOn, textOr } from '../components/content.ts';
import type { Scope } from '../components/handler.ts';
import { recordOf } from '../components/records.ts';
import { grantAccess } from './setup-access.ts';

const TYPE = 'TabSet';

/**
 * An application that a profile or permission set shows is a SetupEntityAccess row of type TabSet (facts 2.x SetupEntityAccess [K]).
 * `content` is the component as the org keeps it; the entries themselves stay there.
 */
export function writeVisibleApps(scope: Scope, parentId: string, content: XmlElement): void {
  const visible = elementsOf(content, 'applicationVisibilities').filter((entry) => isOn(entry, 'visible'));
  const ids = new Set(visible.map((entry) => appId(scope, textOr(entry, 'application', ''))));
  for (const row of rows(scope.state, 'SetupEntityAccess')) {
    const gone = row['ParentId'] === parentId && row['SetupEntityType'] === TYPE && !ids.has(String(row['SetupEntityId']));
    if (gone) dropRow(scope.state, 'SetupEntityAccess', String(row['Id']));
  }
  for (const id of ids) grantAccess(scope, parentId, id, TYPE);
}

/** Standard applications are no component of a practice org: their id follows from their name, so that it is the same in every profile. */
function appId(scope: Scope, name: string): string {
  return recordOf(scope.state, 'CustomApplication', name)?.id ?? to18(`02uPr0000${createHash('sha256').update(name).digest('hex').slice(0, 6)}`);
}
