import { textOf } from '../components/content.ts';
import { noSuch, refuse } from '../components/handler.ts';
import type { Component, Handler, Scope } from '../components/handler.ts';
import { recordOf } from '../components/records.ts';
import { stored } from '../components/stored.ts';
import { rows } from '../../state.ts';
import type { XmlElement } from '../../state.ts';
import { requireFolder, requirePlainName } from './folder.ts';

const TYPE = 'Dashboard';
const kept = stored(TYPE, ['ManageDashbdsInPubFolders', 'CustomizeApplication'], 24);

/** A dashboard is in a folder, shows reports that are there, and runs as a user who is there (facts 1.7 [K], words [C]). */
function deploy(scope: Scope, component: Component): string {
  const { fullName, content } = component;
  requirePlainName(scope, TYPE, fullName);
  requireFolder(scope, TYPE, fullName);
  for (const report of reportsIn(content)) {
    if (!recordOf(scope.state, 'Report', report)) refuse(scope, noSuch('report', 'Report', report), 'INVALID_CROSS_REFERENCE_KEY');
  }
  requireRunningUser(scope, content);
  return kept.deploy(scope, component);
}

function requireRunningUser(scope: Scope, content: XmlElement): void {
  const username = textOf(content, 'runningUser');
  if (username === undefined || textOf(content, 'dashboardType') === 'LoggedInUser') return;
  const known = rows(scope.state, 'User').some((user) => String(user['Username']).toLowerCase() === username.toLowerCase());
  if (!known) refuse(scope, noSuch('runningUser', 'User', username), 'INVALID_CROSS_REFERENCE_KEY');
}

/** The reports of all components, in whichever section or grid they are. */
function reportsIn(content: XmlElement): string[] {
  return Object.entries(content).flatMap(([name, values]) =>
    values.flatMap((value) => (typeof value !== 'string' ? reportsIn(value) : name === 'report' ? [value] : [])),
  );
}

export const dashboard: Handler = { ...kept, deploy };
