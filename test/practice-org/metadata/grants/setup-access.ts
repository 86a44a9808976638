import { newId } from '../../ids.ts';
import { dropRow, putRow, rows } from '../../state.ts';
import type { OrgState, Row, XmlElement } from '../../state.ts';
import { element, elementsOf, isOn, textOr } from '../components/content.ts';
import { noSuch, refuse } from '../components/handler.ts';
import type { Scope } from '../components/handler.ts';

interface Grantable {
  /** Element inside the entry that names the component. */
  key: string;
  sobject: string;
  /** Column that holds the name. */
  column: string;
}

/** File elements that are SetupEntityAccess rows: the entity must be a row of the org (facts 2, SetupEntityAccess [A shape]). */
const GRANTABLE: Record<string, Grantable> = {
  classAccesses: { key: 'apexClass', sobject: 'ApexClass', column: 'Name' },
  pageAccesses: { key: 'apexPage', sobject: 'ApexPage', column: 'Name' },
  customPermissions: { key: 'name', sobject: 'CustomPermission', column: 'DeveloperName' },
};
export const SETUP_ELEMENTS = Object.keys(GRANTABLE);

/**
 * Write access to classes, pages and custom permissions. Returns the entries whose component this org does not have (only when a
 * folder is loaded; a deploy refuses them), to be kept as they came.
 */
export function writeSetupAccess(scope: Scope, parentId: string, content: XmlElement, replace: boolean): XmlElement {
  const unknown: XmlElement = {};
  for (const [name, grantable] of Object.entries(GRANTABLE)) {
    const granted = new Set<string>();
    for (const entry of elementsOf(content, name)) {
      const id = targetId(scope, grantable, entry);
      if (id === undefined) (unknown[name] ??= []).push(entry);
      else if (isOn(entry, 'enabled')) granted.add(id);
      else revokeAccess(scope, parentId, id);
    }
    if (replace) keepOnly(scope, parentId, grantable.sobject, granted);
    for (const id of granted) grantAccess(scope, parentId, id, grantable.sobject);
  }
  return unknown;
}

function targetId(scope: Scope, grantable: Grantable, entry: XmlElement): string | undefined {
  const target = textOr(entry, grantable.key, '');
  const id = entityId(scope.state, grantable, target);
  if (id === undefined) refuse(scope, noSuch(grantable.key, grantable.sobject, target), 'INVALID_CROSS_REFERENCE_KEY');
  return id;
}

function entityId(state: OrgState, grantable: Grantable, name: string): string | undefined {
  const found = rows(state, grantable.sobject).find((row) => row[grantable.column] === name);
  return found && String(found['Id']);
}

export function grantAccess(scope: Scope, parentId: string, entityId: string, entityType: string): void {
  if (accessRows(scope.state, entityId).some((row) => row['ParentId'] === parentId)) return;
  putRow(scope.state, 'SetupEntityAccess', {
    Id: newId(scope.state, '0J0'),
    ParentId: parentId,
    SetupEntityId: entityId,
    SetupEntityType: entityType,
    SystemModstamp: scope.state.now().toISOString(),
  });
}

export function revokeAccess(scope: Scope, parentId: string, entityId: string): void {
  const row = accessRows(scope.state, entityId).find((one) => one['ParentId'] === parentId);
  if (row) dropRow(scope.state, 'SetupEntityAccess', String(row['Id']));
}

export function accessRows(state: OrgState, entityId: string): Row[] {
  return rows(state, 'SetupEntityAccess').filter((row) => row['SetupEntityId'] === entityId);
}

function keepOnly(scope: Scope, parentId: string, entityType: string, ids: Set<string>): void {
  for (const row of rows(scope.state, 'SetupEntityAccess')) {
    const ours = row['ParentId'] === parentId && row['SetupEntityType'] === entityType;
    if (ours && !ids.has(String(row['SetupEntityId']))) dropRow(scope.state, 'SetupEntityAccess', String(row['Id']));
  }
}

/** The same elements as the org returns them; `kept` are entries of components this org does not have. */
export function readSetupAccess(state: OrgState, parentId: string, kept: XmlElement): XmlElement {
  const content: XmlElement = {};
  for (const [name, grantable] of Object.entries(GRANTABLE)) {
    const ids = rows(state, 'SetupEntityAccess').filter((row) => row['ParentId'] === parentId && row['SetupEntityType'] === grantable.sobject);
    const names = ids.flatMap((row) => String(state.tables.get(grantable.sobject)?.get(String(row['SetupEntityId']))?.[grantable.column] ?? ''));
    const entries = names.sort().map((target) => element({ ...(grantable.key === 'name' ? { enabled: true, name: target } : { [grantable.key]: target, enabled: true }) }));
    content[name] = [...entries, ...(kept[name] ?? [])];
  }
  return content;
}
