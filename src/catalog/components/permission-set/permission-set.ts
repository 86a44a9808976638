import { Problem } from '../../../problems.ts';
import type { Component, SourceComponent, Target } from '../../../core/model/component.ts';
import { mustSucceed } from '../../../core/model/deploy-problem.ts';
import type { MetadataFile, XmlElement } from '../../../core/model/metadata-file.ts';
import { grantsOf } from '../../../core/model/permission-dependencies.ts';
import { text } from '../../../core/metadata/read-xml.ts';
import { permissionSetFile } from './content.ts';
import { difference } from './difference.ts';

const title = (target: Target): string => `permission set ${target.names.permissionSet}`;
const fileOf = ({ spec, names, fields }: Target): MetadataFile => permissionSetFile(spec, names, fields);

/** LicenseId can be given at creation only (facts 1.2 [A]). */
function obstacle(target: Target, actual: XmlElement): Problem | undefined {
  const licence = text(actual, 'license');
  return licence === undefined ? undefined : new Problem('permission-set-licence-fixed', [target.names.permissionSet, licence]);
}

const permissionSet: Component<XmlElement> & SourceComponent = {
  id: 'permission-set',
  after: ['profile'],
  title,
  read: async ({ org }, target) => (await org.readMetadata('PermissionSet', [target.names.permissionSet]))[0]?.content,
  diff: difference,
  obstacle,
  notes: ({ spec, fields }) => grantsOf(spec, fields).notes,
  async apply({ org }, target, actual) {
    const stuck = actual === undefined ? undefined : obstacle(target, actual);
    if (stuck !== undefined) throw stuck;
    mustSucceed(title(target), await org.deploy([fileOf(target)], { checkOnly: false }));
  },
  validate: (target) => [fileOf(target)],
  source: (spec, names, fields) => [permissionSetFile(spec, names, fields)],
};

export default permissionSet;
