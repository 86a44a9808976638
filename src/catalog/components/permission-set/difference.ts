import { changed } from '../../../core/model/change.ts';
import type { Change, Target } from '../../../core/model/component.ts';
import type { XmlElement } from '../../../core/model/metadata-file.ts';
import { accessDifference, firstAccess } from '../../../core/metadata/access-difference.ts';
import { accessIn } from '../../../core/metadata/access-elements.ts';
import { flag, readXml, text } from '../../../core/metadata/read-xml.ts';
import { permissionSetFile } from './content.ts';

function activation({ names }: Target, actual: XmlElement): readonly Change[] {
  if (!flag(actual, 'hasActivationRequired')) return [];
  const words = `Permission set ${names.permissionSet} will give what it holds at once; today it gives nothing until a session activates it.`;
  return [{ words, part: 'session activation', from: 'needed', to: 'not needed', effect: 'gains', kind: 'change' }];
}

function licence({ names }: Target, actual: XmlElement): readonly Change[] {
  const held = text(actual, 'license');
  if (held === undefined) return [];
  return [{ words: `Permission set ${names.permissionSet} is tied to the licence ${held}, which Salesforce cannot change; it should be tied to none.`, part: 'licence', from: held }];
}

function toMake({ names }: Target, wanted: XmlElement): readonly Change[] {
  const whole: Change = { words: `Permission set ${names.permissionSet} will be made.`, to: names.permissionSet, kind: 'create' };
  return [whole, ...firstAccess(accessIn(wanted))];
}

/** Everything that differs, each right of each object and field apart. A permission set's file replaces what is there (facts 1.2 [A]). */
export function difference(target: Target, actual: XmlElement | undefined): readonly Change[] {
  const wanted = readXml(permissionSetFile(target.spec, target.names, target.fields).xml);
  if (actual === undefined) return toMake(target, wanted);
  const of = `of permission set ${target.names.permissionSet}`;
  return [
    ...licence(target, actual),
    ...changed({ what: `The label ${of}`, part: 'label', from: text(actual, 'label'), to: text(wanted, 'label') }),
    ...changed({ what: `The description ${of}`, part: 'description', from: text(actual, 'description'), to: text(wanted, 'description') }),
    ...activation(target, actual),
    ...accessDifference(accessIn(actual), accessIn(wanted)),
  ];
}
