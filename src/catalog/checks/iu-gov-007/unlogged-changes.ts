import type { Evidence } from '../../../core/model/audit/check.ts';
import { seen } from '../../../core/model/audit/evidence.ts';
import { dayOf } from '../../../core/model/audit/moment-words.ts';
import { runsOf } from '../../../core/model/audit/own-runs.ts';
import { nameKey } from '../../../core/model/audit/record-key.ts';
import type { AuditEntryRow } from '../../../core/model/audit/rows-files.ts';
import type { SetupChangeRow } from '../../../core/model/audit/rows-use.ts';
import type { Integration, View } from '../../../core/model/audit/view.ts';
import { holdsName } from '../../../core/model/audit/whole-name.ts';
import { componentNames } from '../../../core/model/names.ts';

/** A run writes down when it began, and may take that long. */
const runMs = 60 * 60_000;
/** The clocks of a machine and of an org. */
const skewMs = 5 * 60_000;

function isOfRun(time: string, { at }: AuditEntryRow): boolean {
  const after = Date.parse(time) - Date.parse(at ?? '');
  return after >= -skewMs && after <= runMs;
}

/** Setup changes to one integration, by users who run this tool, that none of its runs made. */
function ofIntegration(view: View, { spec, username }: Integration, changes: readonly SetupChangeRow[]): readonly Evidence[] {
  const runs = runsOf(view, spec.name);
  const first = runs.at(-1)?.at;
  if (first === undefined) return [];
  const authors = new Set(runs.flatMap(({ author }) => (author === undefined ? [] : nameKey(author))));
  const { profile, app } = componentNames(spec.name);
  const names = [profile, app, ...(username === undefined ? [] : [username])];
  const own = changes.filter(({ time, username: by = '', display = '' }) => time > first && authors.has(nameKey(by)) && names.some((name) => holdsName(display, name)) && !runs.some((run) => isOfRun(time, run)));
  return own.map(({ id, time, username: by, display, action }) => seen(`${by ?? ''}, who runs this tool, changed something of ${spec.name} on ${dayOf(time)} without it: ${display ?? action}`, { key: `change:${id}`, fix: `Run \`sf integration-user plan --name ${spec.name}\` to see what differs, then \`apply\`, or take the change into the spec.` }));
}

/** Setup changes that Salesforce words with the name of a component and that the log has no run for, since the first run. */
export function unloggedChanges(view: View): readonly Evidence[] {
  const changes = view.rows('setupAuditTrail');
  return changes.length === 0 ? [] : view.integrations.filter(({ row }) => row.environment !== undefined).flatMap((integration) => ofIntegration(view, integration, changes));
}
