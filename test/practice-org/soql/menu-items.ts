import { to18 } from '../ids.ts';
import { rows } from '../state.ts';
import type { OrgState, Row } from '../state.ts';

/** AppMenuItem rows as stored, and one for each connected app that has none: the way from a token to its app (facts 2.x [A/B]). */
export function menuItems(state: OrgState): Map<string, Row> {
  const items = new Map(state.tables.get('AppMenuItem'));
  const listed = new Set([...items.values()].map((item) => item['ApplicationId']));
  for (const app of rows(state, 'ConnectedApplication')) {
    const id = menuItemId(String(app['Id']));
    if (!listed.has(app['Id'] ?? null)) items.set(id, itemOf(id, app));
  }
  return items;
}

/** The id of the menu item that stands for a connected app. */
export function menuItemId(applicationId: string): string {
  return to18(`0DS${applicationId.slice(3, 15)}`);
}

function itemOf(id: string, app: Row): Row {
  return {
    Id: id,
    IsDeleted: false,
    Name: app['DeveloperName'] ?? app['Name'] ?? null,
    Label: app['Name'] ?? null,
    Type: 'ConnectedApplication',
    ApplicationId: app['Id'] ?? null,
    IsUsingAdminAuthorization: app['OptionsAllowAdminApprovedUsersOnly'] === true,
    StartUrl: app['StartUrl'] ?? null,
    IsVisible: true,
    IsAccessible: true,
  };
}
