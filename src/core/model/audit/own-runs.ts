import { recordKey } from './record-key.ts';
import { byText } from './report-order.ts';
import type { AuditEntryRow, RecordRow } from './rows-files.ts';
import type { View } from './view.ts';

/** How long a rotation, and what it needs open, may take. */
const underWayDays = 1;
const atRest = new Set(['freeze', 'retire']);

/** What runs wrote down of an integration: in an org of that org, in source of every org. */
export function recordsOf(view: View, integration: string): readonly RecordRow[] {
  const here = view.organization?.id;
  return view.rows('records').filter((row) => row.integration === integration && (here === undefined || recordKey(row.orgId) === recordKey(here)));
}

/** What this tool did to an integration in this org, newest first; in source, in any org. Entries that cannot be read tell nothing. */
export function runsOf(view: View, integration: string): readonly AuditEntryRow[] {
  const here = view.organization?.id;
  return view
    .rows('auditLog')
    .filter((entry) => entry.whole && entry.integration === integration && (here === undefined || entry.orgId === undefined || recordKey(entry.orgId) === recordKey(here)))
    .toSorted((one, other) => byText(other.at ?? '', one.at ?? ''));
}

const isUnderWay = (view: View, { at }: AuditEntryRow): boolean => at !== undefined && view.daysSince(at) >= 0 && view.daysSince(at) <= underWayDays;

/** The rotation of this org's integrations that began within the last 24 hours: what it opens for itself is no finding. */
export function rotationUnderWay(view: View, integrations: readonly string[]): AuditEntryRow | undefined {
  return integrations.flatMap((name) => runsOf(view, name)).find((entry) => entry.action === 'rotate' && isUnderWay(view, entry));
}

/** The newest run that replaced the credential. */
export function lastRotation(view: View, integration: string): AuditEntryRow | undefined {
  return runsOf(view, integration).find(({ action, outcome }) => action === 'rotate' && outcome !== 'failed' && outcome !== 'begun');
}

/** The run that froze or retired it, where that is the last thing that was done to it. */
export function laidToRest(view: View, integration: string | undefined): AuditEntryRow | undefined {
  const [last] = integration === undefined ? [] : runsOf(view, integration);
  return last !== undefined && atRest.has(last.action ?? '') ? last : undefined;
}
