import type { Check, Evidence } from '../../../core/model/audit/check.ts';
import { firstPlace, rightsOfHolder, sourceWords, undone, unlessAgreed } from '../../../core/model/audit/held-rights.ts';
import { eachIdentity, type Finding } from '../../../core/model/audit/identity-judgement.ts';
import { permissionGroups } from '../../../core/model/audit/permission-groups.ts';
import { placed } from '../../../core/model/audit/place.ts';
import type { Holder, Source, View } from '../../../core/model/audit/view.ts';
import type { Spec } from '../../../core/model/spec.ts';
import { rule } from './rule.ts';

const worst = new Set<string | undefined>(['ModifyAllData', 'BulkApiHardDelete']);
const wide: Readonly<Record<string, string>> = { modifyAllRecords: 'Modify All Records', viewAllFields: 'View All Fields', viewAllRecords: 'View All Records' };

interface ObjectFinding {
  readonly object: string;
  readonly right: string;
  readonly evidence: Evidence;
}

const saysAll = (spec: Spec | undefined, object: string): boolean => Object.entries(spec?.access.objects ?? {}).some(([name, access]) => name.toLowerCase() === object.toLowerCase() && access.records === 'all');

function objectFinding([key, sources]: readonly [string, readonly Source[]]): readonly ObjectFinding[] {
  const [object = '', right = ''] = key.split(':');
  const label = wide[right];
  if (label === undefined) return [];
  const evidence = { words: `${label} on ${object} comes from ${sourceWords(sources)}.`, key, fix: undone(sources, (words) => `Switch off ${label} on ${object} in ${words}.`), ...placed(firstPlace(sources)) };
  return [{ object, right, evidence }];
}

/** Rights on whole objects; View All Records is left to the spec, and where Modify All Records brings it, said once. */
function objectFindings(view: View, holder: Holder): { readonly fails: readonly Evidence[]; readonly warns: readonly Evidence[] } {
  const { objects } = view.access(holder);
  const spec = holder.registered?.spec;
  const found = [...objects].flatMap(objectFinding).filter(({ object, right }) => right !== 'viewAllRecords' || !(saysAll(spec, object) || objects.has(`${object}:modifyAllRecords`)));
  const undecided = found.filter(({ right }) => right === 'viewAllRecords' && spec === undefined);
  return { fails: found.filter((each) => !undecided.includes(each)).map(({ evidence }) => evidence), warns: undecided.map(({ evidence }) => evidence) };
}

/** View All Data that only Modify All Data brings is said once. */
function powerWords(view: View, holder: Holder, held: readonly Evidence[]): readonly Evidence[] {
  const { permissions } = view.access(holder);
  const whole = new Set(permissions.get('ModifyAllData')?.map(({ words }) => words));
  const isBrought = permissions.get('ViewAllData')?.every(({ words }) => whole.has(words)) === true;
  return held.filter(({ key }) => key !== 'ViewAllData' || !isBrought).map((each) => (worst.has(each.key) ? { ...each, raise: 'critical' } : each));
}

function judge(view: View, holder: Holder): Finding {
  const power = rightsOfHolder(view, holder, permissionGroups.dataPower);
  const reach = rightsOfHolder(view, holder, permissionGroups.dataReach);
  const objects = objectFindings(view, holder);
  const pass = 'No right that reaches past sharing is effective beyond the spec.';
  const fails = [...powerWords(view, holder, power.held), ...objects.fails];
  const warns = [...reach.held, ...objects.warns, ...power.latent, ...reach.latent];
  const unknowns = [...power.unsure, ...reach.unsure];
  return unlessAgreed({ fails, unknowns, warns, pass }, [power, reach]);
}

const check: Check = { id: 'iu-prv-003', rule, judge: (view) => eachIdentity(view, (holder) => judge(view, holder)) };
export default check;
