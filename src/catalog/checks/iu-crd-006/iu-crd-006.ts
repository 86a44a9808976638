import type { Check, Evidence, Judgement } from '../../../core/model/audit/check.ts';
import { placed } from '../../../core/model/audit/place.ts';
import type { Integration, View } from '../../../core/model/audit/view.ts';
import { copies, leaks, secretsOf, untold } from './leaks.ts';
import { rule } from './rule.ts';

function storeOf({ spec, row }: Integration): string {
  const own = row.environment === undefined ? undefined : spec.environments[row.environment]?.credentials?.store;
  return own ?? spec.credentials.store;
}

function plainFile(integration: Integration): readonly Evidence[] {
  const { row, spec } = integration;
  if (storeOf(integration) !== 'file') return [];
  const at = row.places['credentials.store'] ?? row.places['credentials'];
  return [{ key: 'store', words: `The credential is kept in a plain file (credentials.store: file), which only its owner can read; age or a vault also holds when the disk is lost.`, fix: `Say \`credentials.store: age\` in integrations/${spec.name}.yaml, then run \`sf integration-user apply --name ${spec.name}\`.`, ...placed(at) }];
}

function judged(view: View, integration: Integration): Judgement {
  const { subject, spec } = integration;
  const rows = secretsOf(view, spec.name);
  const pass = spec.state === 'retired' ? 'It is retired, and no secret of it lies in the project.' : `Its credential is kept by ${storeOf(integration)}, and no secret of it lies in the project.`;
  if (spec.state === 'planned' && rows.length === 0) return { subject, notApplicable: 'It is only planned and has no credential yet.', pass };
  const stored = spec.state === 'retired' ? [] : plainFile(integration);
  return { subject, fails: leaks(rows), unknowns: untold(rows), warns: [...copies(rows), ...stored], pass };
}

/** What belongs to no integration, or is in a project without specs. */
function ofProject(view: View): readonly Judgement[] {
  const rows = secretsOf(view, undefined);
  if (rows.length === 0 && view.integrations.length > 0) return [];
  return [{ subject: view.org, fails: leaks(rows), unknowns: untold(rows), warns: copies(rows), pass: 'No secret lies in the project\'s files.' }];
}

const check: Check = { id: 'iu-crd-006', rule, judge: (view) => [...view.integrations.map((integration) => judged(view, integration)), ...ofProject(view)] };
export default check;
