import type { Component, SourceComponent, Target } from '../../../core/model/component.ts';
import { mustSucceed } from '../../../core/model/deploy-problem.ts';
import type { XmlElement } from '../../../core/model/metadata-file.ts';
import type { OrgReader } from '../../../core/model/ports.ts';
import { accessIn } from '../../../core/metadata/access-elements.ts';
import { forcedPermissions } from '../../../core/model/wanted-access.ts';
import { profileFile } from './content.ts';
import { difference, fixed } from './difference.ts';

/** A new profile starts with permissions of Salesforce's choice (facts 1.1 [A]); the second round turns them off. */
const rounds = 2;

async function readProfile(org: OrgReader, target: Target): Promise<XmlElement | undefined> {
  return (await org.readMetadata('Profile', [target.names.profile]))[0]?.content;
}

const title = (target: Target): string => `profile ${target.names.profile}`;
const fileOf = (target: Target, actual: XmlElement | undefined) => profileFile(target.spec, target.names, target.allow, actual);

const profile: Component<XmlElement> & SourceComponent = {
  id: 'profile',
  after: [],
  title,
  read: ({ org }, target) => readProfile(org, target),
  diff: difference,
  obstacle: (target, actual) => fixed(target, actual)?.problem,
  notes: (_, actual) =>
    [...forcedPermissions]
      .filter((name) => actual !== undefined && accessIn(actual).has(`userPermissions ${name}`))
      .map((name) => `The user permission ${name} comes with the licence and stays.`),
  async apply({ org }, target, actual) {
    let now = actual;
    for (let round = 0; round < rounds && difference(target, now).length > 0; round += 1) {
      const stuck = now === undefined ? undefined : fixed(target, now);
      if (stuck !== undefined) throw stuck.problem;
      mustSucceed(title(target), await org.deploy([fileOf(target, now)], { checkOnly: false }));
      now = await readProfile(org, target);
    }
  },
  validate: (target, actual) => [fileOf(target, actual)],
  source: (spec, names) => [profileFile(spec, names, spec.network.allow)],
};

export default profile;
