import { Problem } from '../../../problems.ts';
import { accessDifference, firstAccess } from '../../../core/metadata/access-difference.ts';
import type { Access } from '../../../core/metadata/access-elements.ts';
import { accessIn } from '../../../core/metadata/access-elements.ts';
import { flag, readXml, text } from '../../../core/metadata/read-xml.ts';
import { changed } from '../../../core/model/change.ts';
import { description } from '../../../core/model/component-text.ts';
import type { Change, Target } from '../../../core/model/component.ts';
import type { XmlElement } from '../../../core/model/metadata-file.ts';
import { profileFile } from './content.ts';
import { hoursDifference } from './login-hours.ts';
import { heldRanges, wantedRanges } from './login-ranges.ts';
import { newRanges, rangeDifference } from './range-difference.ts';
import { surplusDifference } from './surplus.ts';

const wantedAccess = (target: Target): ReadonlyMap<string, Access> => accessIn(readXml(profileFile(target.spec, target.names, target.allow).xml));

function toMake(target: Target): readonly Change[] {
  const { names, spec, allow } = target;
  const words = `Profile ${names.profile} will be made, with the licence ${spec.identity.licence}. Logins are allowed from the addresses of the spec and nowhere else.`;
  return [{ words, to: names.profile, kind: 'create' }, ...newRanges(wantedRanges(allow)), ...firstAccess(wantedAccess(target))];
}

/** The profile's own permissions, as far as it lacks them. */
function missing(target: Target, actual: XmlElement): readonly Change[] {
  const wanted = wantedAccess(target);
  const held = [...accessIn(actual)].filter(([key]) => wanted.has(key));
  return accessDifference(new Map(held), wanted);
}

/** What no deploy can change (facts 1.1): words for the plan, and the reason `apply` stops. */
export function fixed(target: Target, actual: XmlElement): { readonly problem: Problem; readonly change: Change } | undefined {
  const { profile } = target.names;
  const licence = text(actual, 'userLicense') ?? 'none';
  if (!flag(actual, 'custom')) {
    return { problem: new Problem('profile-is-standard', [profile]), change: { words: `${profile} is one of Salesforce's own profiles and cannot be used for one integration.`, part: 'kind', from: 'standard', to: 'custom' } };
  }
  const wanted = target.spec.identity.licence;
  if (licence === wanted) return undefined;
  return {
    problem: new Problem('profile-licence-fixed', [profile, licence, wanted]),
    change: { words: `Profile ${profile} has the licence ${licence}; Salesforce cannot change it to ${wanted}.`, part: 'licence', from: licence, to: wanted },
  };
}

/** Empty where the profile gives what the spec says and nothing else. */
export function difference(target: Target, actual: XmlElement | undefined): readonly Change[] {
  if (actual === undefined) return toMake(target);
  const stuck = fixed(target, actual);
  return [
    ...(stuck === undefined ? [] : [stuck.change]),
    ...changed({ what: `The description of profile ${target.names.profile}`, part: 'description', from: text(actual, 'description'), to: description(target.spec) }),
    ...rangeDifference(heldRanges(actual), wantedRanges(target.allow)),
    ...hoursDifference(actual),
    ...missing(target, actual),
    ...surplusDifference(target, actual),
  ];
}
