import { dropRow } from '../../state.ts';
import { accessRows, revokeAccess } from '../grants/setup-access.ts';
import { textOf } from './content.ts';
import type { Handler } from './handler.ts';
import { findRow, saveRow } from './records.ts';
import { stored } from './stored.ts';

/** A stored type with a row of its own, so that profiles and permission sets can grant it (classes, pages, custom permissions). */
export function setupEntity(type: string, prefix: string, column: string, needs: string[]): Handler {
  const kept = stored(type, needs);
  return {
    ...kept,
    rank: 30,
    deploy: (scope, component) => {
      kept.deploy(scope, component);
      const known = findRow(scope.state, type, (row) => row[column] === component.fullName);
      const label = textOf(component.content, 'label') ?? component.fullName;
      return String(saveRow(scope, type, prefix, known, { [column]: component.fullName, ...(column === 'Name' ? {} : { MasterLabel: label }) })['Id']);
    },
    remove: (scope, fullName) => {
      const row = findRow(scope.state, type, (one) => one[column] === fullName);
      if (row) {
        const id = String(row['Id']);
        for (const access of accessRows(scope.state, id)) revokeAccess(scope, String(access['ParentId']), id);
        dropRow(scope.state, type, id);
      }
      kept.remove(scope, fullName);
    },
  };
}
