import { newId } from './ids.ts';
import { keepRow } from './state.ts';
import type { OrgState, Row } from './state.ts';

export interface SetupChange {
  /** SetupAuditTrail.Action, e.g. `PermSetAssign`. */
  action: string;
  section: string;
  /** Prose in the org's language (facts 2.x SetupAuditTrail). */
  display: string;
}

/** Write a setup change down. It goes with a change of the org and is none itself. Returns the row. */
export function noteSetupChange(state: OrgState, userId: string, { action, section, display }: SetupChange): Row {
  return keepRow(state, 'SetupAuditTrail', {
    Id: newId(state, '0Ym'),
    Action: action,
    Section: section,
    Display: display,
    CreatedDate: state.now().toISOString(),
    CreatedById: userId,
    DelegateUser: null,
    ResponsibleNamespacePrefix: null,
    CreatedByContext: null,
    CreatedByIssuer: null,
  });
}
