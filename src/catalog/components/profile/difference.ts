import { Problem } from '../../../problems.ts';
import { accessIn, accessWords } from '../../../core/metadata/access-elements.ts';
import { flag, readXml, text } from '../../../core/metadata/read-xml.ts';
import { changed } from '../../../core/model/change.ts';
import { description } from '../../../core/model/component-text.ts';
import type { Change, Target } from '../../../core/model/component.ts';
import type { XmlElement } from '../../../core/model/metadata-file.ts';
import { profilePermissions } from '../../../core/model/wanted-access.ts';
import { profileFile, surplus } from './content.ts';
import { rangeWords } from './login-ranges.ts';

function wantedRanges(target: Target): string {
  return rangeWords(readXml(profileFile(target.spec, target.names, target.allow).xml));
}

function toMake(target: Target): readonly Change[] {
  return [
    {
      words: `Profile ${target.names.profile} will be made, with the licence ${target.spec.identity.licence}, for API use only, with logins allowed from ${wantedRanges(target)} and nowhere else.`,
      to: wantedRanges(target),
    },
  ];
}

/** What no deploy can change (facts 1.1): words for the plan, and the reason `apply` stops. */
export function fixed(target: Target, actual: XmlElement): { readonly problem: Problem; readonly words: string } | undefined {
  const { profile } = target.names;
  const licence = text(actual, 'userLicense') ?? 'none';
  if (!flag(actual, 'custom')) return { problem: new Problem('profile-is-standard', [profile]), words: `${profile} is one of Salesforce's own profiles and cannot be used for one integration.` };
  if (licence === target.spec.identity.licence) return undefined;
  return {
    problem: new Problem('profile-licence-fixed', [profile, licence, target.spec.identity.licence]),
    words: `Profile ${profile} has the licence ${licence}; Salesforce cannot change it to ${target.spec.identity.licence}.`,
  };
}

/** Empty where the profile gives what the spec says and nothing else. */
export function difference(target: Target, actual: XmlElement | undefined): readonly Change[] {
  if (actual === undefined) return toMake(target);
  const stuck = fixed(target, actual);
  const held = accessIn(actual);
  const missing = profilePermissions.filter((name) => !held.has(`userPermissions ${name}`));
  const { profile } = target.names;
  return [
    ...(stuck === undefined ? [] : [{ words: stuck.words }]),
    ...changed({ what: `The description of profile ${profile}`, from: text(actual, 'description'), to: description(target.spec) }),
    ...changed({ what: `The addresses that profile ${profile} lets log in`, from: rangeWords(actual) || undefined, to: wantedRanges(target) }),
    ...missing.map((name) => ({ words: `Profile ${profile} will get the user permission ${name}.`, to: name })),
    ...surplus(actual).map((access) => ({ words: `Profile ${profile} gives more than the spec says, which will be turned off: ${accessWords(access)}.`, from: accessWords(access) })),
  ];
}
