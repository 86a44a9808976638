import { mistake } from '../mistake.ts';
import { printable } from '../printable.ts';
import type { PolicyRule } from './rule.ts';

/** Under integrations/ a spec is found by its file's name, so the two must agree; elsewhere the file may be called anything. */
export const namedAsFile: PolicyRule = ({ spec, placeOf }) => {
  const place = placeOf(['name']);
  const [file = '', folder] = place.file.split(/[/\\]/).toReversed();
  const base = file.replace(/\.ya?ml$/, '');
  return folder !== 'integrations' || base === spec.name ? [] : [mistake('policy-file-name', place, [spec.name, printable(file)])];
};
