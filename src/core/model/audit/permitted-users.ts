import type { AppPolicyRow } from './rows-apps.ts';
import type { App, View } from './view.ts';

type Permitted = AppPolicyRow['permittedUsers'];
const inWords = (adminApproved: boolean | undefined): Permitted => (adminApproved === true ? 'admin-approved' : 'all');

/** In an org the record is the truth; metadata that lacks the element says `false` (facts 1.3 [A]: an absent switch is off). */
function ofConnectedApp(view: View, { record, metadata, policy }: App): Permitted {
  if (view.mode === 'org' && record !== undefined) return inWords(record.adminApprovedOnly);
  if (policy?.permittedUsers !== undefined) return policy.permittedUsers;
  return metadata?.hasOauth === true ? inWords(metadata.flags.adminApproved) : undefined;
}

/** Who may use the app; `undefined` where that could not be read. */
export function permittedUsersOf(view: View, app: App): Permitted {
  return app.kind === 'connected-app' ? ofConnectedApp(view, app) : app.policy?.permittedUsers;
}
