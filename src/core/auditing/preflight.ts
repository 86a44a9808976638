import type { DatasetId } from '../model/audit/datasets.ts';
import { jwtSession } from '../model/audit/org-reading.ts';
import { reach, readingNeeds, type DatasetReach } from '../model/audit/preflight.ts';
import { sights, type PreflightDataset, type PreflightGain, type PreflightTarget, type Sight } from '../model/audit/preflight-report.ts';
import type { Rule } from '../model/audit/rule.ts';

export interface PreflightInput {
  readonly id: string;
  readonly name: string;
  readonly caller: string;
  readonly rules: readonly Rule[];
  /** Every dataset that these rules read of an org, in words. */
  readonly datasets: ReadonlyMap<DatasetId, string>;
  /** By API name; `undefined` where the org does not tell. */
  readonly callerHas: (permission: string) => boolean | undefined;
  /** Whether the Metadata API takes this session. */
  readonly takesMetadata: boolean;
}

const throughMetadata: ReadonlySet<DatasetId> = new Set(readingNeeds.filter(({ isMetadataOnly }) => isMetadataOnly === true).flatMap(({ datasets }) => datasets));

const unique = (ids: readonly string[]): readonly string[] => [...new Set(ids)].toSorted();

function sight({ whole, otherwise }: DatasetReach): Sight {
  if (whole === 'yes') return 'whole';
  if (whole === 'maybe') return 'not-told';
  return otherwise === 'own-rows-only' ? 'part' : 'nothing';
}

const costOf = (rules: readonly Rule[], dataset: DatasetId): Pick<PreflightDataset, 'rules' | 'weakened'> => ({
  rules: rules.filter(({ facts }) => facts.includes(dataset)).map(({ id }) => id),
  weakened: rules.filter(({ optionalFacts }) => optionalFacts.includes(dataset)).map(({ id }) => id),
});

function datasetsOf({ datasets, rules, callerHas, takesMetadata }: PreflightInput): readonly PreflightDataset[] {
  const reached = reach(rules, callerHas);
  return [...datasets].map(([dataset, what]) => {
    const found = reached.filter((each) => each.dataset === dataset);
    const cost = costOf(rules, dataset);
    const sees = sights.find((each) => found.some((one) => sight(one) === each)) ?? 'whole';
    const missing = unique(found.flatMap((one) => one.missing));
    if (takesMetadata || !throughMetadata.has(dataset)) return { dataset, what, sees, missing, ...cost };
    return { dataset, what, sees: 'nothing', missing: [...missing, ...(jwtSession.needs === undefined ? [] : [jwtSession.needs])], ...cost };
  });
}

function gainsOf(datasets: readonly PreflightDataset[]): readonly PreflightGain[] {
  const labels = [...new Set(datasets.flatMap(({ missing }) => missing))];
  const gains = labels.map((permission) => {
    const opened = datasets.filter(({ missing }) => missing.includes(permission));
    const rules = unique(opened.flatMap((each) => each.rules));
    const weakened = unique(opened.flatMap((each) => each.weakened)).filter((id) => !rules.includes(id));
    return { permission, datasets: opened.map(({ dataset }) => dataset), rules, weakened };
  });
  return gains.toSorted((one, other) => other.rules.length - one.rules.length || other.weakened.length - one.weakened.length);
}

/** What a caller sees of an org, and which rules it costs. Pure. */
export function preflightTarget(input: PreflightInput): PreflightTarget {
  const rules = input.rules.filter(({ orgMode }) => orgMode === 'yes');
  const datasets = datasetsOf({ ...input, rules });
  const dark = datasets.filter(({ sees }) => sees !== 'whole');
  const { id, name, caller } = input;
  return { id, name, caller, datasets, gains: gainsOf(dark), rules: rules.length, blind: unique(dark.flatMap((each) => each.rules)) };
}
