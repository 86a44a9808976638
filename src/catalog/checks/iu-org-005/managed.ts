import type { Integration, View } from '../../../core/model/audit/view.ts';
import { componentNames } from '../../../core/model/names.ts';

/** What setup changes may call the components of one integration. */
export interface Managed {
  readonly integration: string;
  /** Names and ids that are this component's alone. */
  readonly exact: readonly string[];
  /** Texts that other components may have in their names too. */
  readonly loose: readonly string[];
}

function managedBy(view: View, { spec, username }: Integration): Managed {
  const names = componentNames(spec.name);
  const recorded = view.rows('records').filter(({ integration }) => integration === spec.name).flatMap(({ components }) => Object.values(components));
  const users = username === undefined ? [] : view.rows('users').filter((user) => user.username.toLowerCase() === username.toLowerCase()).map(({ id }) => id);
  const short = users.map((id) => id.slice(0, 15));
  return { integration: spec.name, exact: [...new Set([names.profile, names.app, ...(username === undefined ? [] : [username]), ...recorded.filter((name) => name.length > 2), ...users, ...short])], loose: [names.permissionSetLabel] };
}

/** Everything this tool manages in this org. */
export const managedIn = (view: View): readonly Managed[] => view.integrations.filter(({ row }) => row.environment !== undefined).map((integration) => managedBy(view, integration));
