import { all, first, flagIn, textIn, told } from '../../../core/metadata/source/element.ts';
import { sourceGaps } from '../../../core/metadata/source/gaps.ts';
import { sourceId } from '../../../core/metadata/source/ids.ts';
import { asFarAs, type Gap } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import type { LoginRangeFacts, ProfileMetadataRow } from '../../../core/model/audit/rows-setup.ts';
import type { SourceComponent, SourceElement } from '../../../core/model/audit/source-project.ts';

const rangeOf = (range: SourceElement): LoginRangeFacts => ({
  start: textIn(range, 'startAddress') ?? '',
  end: textIn(range, 'endAddress') ?? '',
  at: range.at,
  ...told({ description: textIn(range, 'description') }),
});

/** Copies of one profile repeat its ranges. */
function rangesIn(root: SourceElement): readonly LoginRangeFacts[] {
  const byAddresses = new Map<string, LoginRangeFacts>();
  for (const range of all(root, 'loginIpRanges').map(rangeOf)) {
    const key = `${range.start} ${range.end}`;
    if (!byAddresses.has(key)) byAddresses.set(key, range);
  }
  return [...byAddresses.values()];
}

/** A retrieved profile has its licence and all its ranges; a file without the licence was written by hand, to be laid over what the org has (facts 1.1 [A]). */
function rowOf({ fullName, root }: SourceComponent): ProfileMetadataRow {
  const licence = textIn(root, 'userLicense');
  return {
    profileId: sourceId('Profile', fullName),
    fullName,
    ranges: rangesIn(root),
    at: first(root, 'loginIpRanges')?.at ?? root.at,
    ...told({ custom: flagIn(root, 'custom'), licence }),
    ...(licence === undefined ? { isOverlay: true } : {}),
  };
}

function overlayGap({ profileId, fullName, ranges, isOverlay }: ProfileMetadataRow): readonly Gap[] {
  if (isOverlay !== true || ranges.length > 0) return [];
  return [{ kind: 'not-in-files', words: `The file of profile ${fullName} holds only a part of it (no userLicense): which IP ranges the profile has is not in it.`, about: [profileId, fullName] }];
}

export const fromSource: NonNullable<FactUnit<'profileMetadata'>['fromSource']> = (project) => {
  const rows = project.components('Profile').map(rowOf);
  return asFarAs(rows, [...sourceGaps(project, 'Profile'), ...rows.flatMap(overlayGap)]);
};
