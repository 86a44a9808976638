import { Problem } from '../../../problems.ts';
import { changed } from '../../../core/model/change.ts';
import type { Change, Component, SourceComponent, Target } from '../../../core/model/component.ts';
import { mustSucceed } from '../../../core/model/deploy-problem.ts';
import type { MetadataFile, XmlElement } from '../../../core/model/metadata-file.ts';
import { grantsOf } from '../../../core/model/permission-dependencies.ts';
import type { Access } from '../../../core/metadata/access-elements.ts';
import { accessIn, accessWords } from '../../../core/metadata/access-elements.ts';
import { flag, readXml, text } from '../../../core/metadata/read-xml.ts';
import { permissionSetFile } from './content.ts';
import { madeWords } from './words.ts';

const title = (target: Target): string => `permission set ${target.names.permissionSet}`;
const fileOf = ({ spec, names, fields }: Target): MetadataFile => permissionSetFile(spec, names, fields);

function accessChange(name: string, from: Access | undefined, to: Access | undefined): readonly Change[] {
  if (from?.rights.join() === to?.rights.join()) return [];
  if (from === undefined) return to === undefined ? [] : [{ words: `${name} will allow ${accessWords(to)}.`, to: accessWords(to) }];
  if (to === undefined) return [{ words: `${name} will no longer allow ${accessWords(from)}.`, from: accessWords(from) }];
  return [{ words: `${name} will allow ${accessWords(to)} (now: ${from.rights.join(', ')}).`, from: accessWords(from), to: accessWords(to) }];
}

function difference(target: Target, actual: XmlElement | undefined): readonly Change[] {
  const wanted = readXml(fileOf(target).xml);
  if (actual === undefined) return madeWords(target);
  const name = `Permission set ${target.names.permissionSet}`;
  const before = accessIn(actual);
  const after = accessIn(wanted);
  return [
    ...changed({ what: `The licence of ${title(target)}`, from: text(actual, 'license'), to: undefined }),
    ...changed({ what: `The label of ${title(target)}`, from: text(actual, 'label'), to: text(wanted, 'label') }),
    ...changed({ what: `The description of ${title(target)}`, from: text(actual, 'description'), to: text(wanted, 'description') }),
    ...changed({ what: `Session activation of ${title(target)}`, from: String(flag(actual, 'hasActivationRequired')), to: 'false' }),
    ...[...new Set([...before.keys(), ...after.keys()])].toSorted().flatMap((key) => accessChange(name, before.get(key), after.get(key))),
  ];
}

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
