import { exitCodes, Problem } from '../../../problems.ts';
import type { Component, SourceComponent, Target } from '../../../core/model/component.ts';
import { mustSucceed } from '../../../core/model/deploy-problem.ts';
import { without } from '../../../core/model/ip-range.ts';
import type { XmlElement } from '../../../core/model/metadata-file.ts';
import type { OrgReader } from '../../../core/model/ports.ts';
import { accessIn } from '../../../core/metadata/access-elements.ts';
import { children } from '../../../core/metadata/read-xml.ts';
import { forcedPermissions } from '../../../core/model/wanted-access.ts';
import { profileFile } from './content.ts';
import { difference, fixed } from './difference.ts';
import { heldRanges, rangeWords, wantedRanges } from './login-ranges.ts';

/** A new profile starts with permissions of Salesforce's choice (facts 1.1 [A]); the second round turns them off. */
const rounds = 2;

async function readProfile(org: OrgReader, target: Target): Promise<XmlElement | undefined> {
  return (await org.readMetadata('Profile', [target.names.profile]))[0]?.content;
}

const title = (target: Target): string => `profile ${target.names.profile}`;
const fileOf = (target: Target, actual: XmlElement | undefined) => profileFile(target.spec, target.names, target.allow, actual);

/** Whether a deploy takes a range away that its file leaves out, nobody has shown (facts 1.1 [C]): where it did not, say which, and how. */
function mustHaveClosed(target: Target, actual: XmlElement | undefined): void {
  const { readable, odd } = heldRanges(actual ?? {});
  const open = without(readable.map(({ range }) => range), wantedRanges(target.allow).map(({ range }) => range));
  const words = [...open.map(rangeWords), ...odd];
  if (words.length > 0) throw new Problem('login-ranges-kept', [target.names.profile, words.join(', ')], exitCodes.partly);
}

function forcedNotes(actual: XmlElement): readonly string[] {
  const held = accessIn(actual);
  return forcedPermissions.filter((name) => held.has(`userPermissions ${name}`)).map((name) => `The user permission ${name} comes with the licence and stays.`);
}

/** What a profile file can set and cannot take away again: an empty list is no element (facts 1.1). */
function loginFlowNotes(target: Target, actual: XmlElement): readonly string[] {
  if (children(actual, 'loginFlows').length === 0) return [];
  return [`Profile ${target.names.profile} has a login flow. It runs at browser logins only, which this identity has none of; a deploy cannot take it away, so do that in Setup, under Login Flows.`];
}

const profile: Component<XmlElement> & SourceComponent = {
  id: 'profile',
  after: [],
  title,
  read: ({ org }, target) => readProfile(org, target),
  diff: difference,
  obstacle: (target, actual) => fixed(target, actual)?.problem,
  notes: (target, actual) => (actual === undefined ? [] : [...forcedNotes(actual), ...loginFlowNotes(target, actual)]),
  async apply({ org }, target, actual) {
    let now = actual;
    for (let round = 0; round < rounds && difference(target, now).length > 0; round += 1) {
      const stuck = now === undefined ? undefined : fixed(target, now);
      if (stuck !== undefined) throw stuck.problem;
      mustSucceed(title(target), await org.deploy([fileOf(target, now)], { checkOnly: false }));
      now = await readProfile(org, target);
    }
    mustHaveClosed(target, now);
  },
  validate: (target, actual) => [fileOf(target, actual)],
  source: (spec, names) => [profileFile(spec, names, spec.network.allow)],
};

export default profile;
