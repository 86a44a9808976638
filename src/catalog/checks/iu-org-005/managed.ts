import { recordsOf } from '../../../core/model/audit/own-runs.ts';
import { recordKey } from '../../../core/model/audit/record-key.ts';
import { userNamed } from '../../../core/model/audit/registered-users.ts';
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
  const recorded = recordsOf(view, spec.name).flatMap(({ components }) => Object.values(components));
  const id = username === undefined ? undefined : userNamed(view, username)?.id;
  const ids = id === undefined ? [] : [id, recordKey(id)];
  return { integration: spec.name, exact: [...new Set([names.profile, names.app, ...(username === undefined ? [] : [username]), ...recorded.filter((name) => name.length > 2), ...ids])], loose: [names.permissionSetLabel] };
}

/** Everything this tool manages in this org. */
export const managedIn = (view: View): readonly Managed[] => view.integrations.filter(({ row }) => row.environment !== undefined).map((integration) => managedBy(view, integration));
