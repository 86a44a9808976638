import { byNames } from '../model/audit/grouped.ts';
import { dayOf } from '../model/audit/moment-words.ts';
import { nameKey } from '../model/audit/record-key.ts';
import type { RegistryRow } from '../model/audit/rows-files.ts';
import { componentNames } from '../model/names.ts';

/** The integration that an app is, at a moment. */
export type AppOwner = (app: string, at?: string) => string | undefined;

/** An alias counts to the end of its last day; history is about the past, so one that has ended still tells whose the app was. */
const isCurrent = ({ spec }: RegistryRow, app: string, at: string | undefined): boolean => {
  const alias = spec.aliases.find((one) => nameKey(one.app) === nameKey(app));
  return alias === undefined || at === undefined || alias.until >= dayOf(at);
};

/**
 * The spec whose app it is: by the name that all its components have, by its label, by an alias, or by its own name. An app
 * that several specs call theirs is nobody's in particular.
 */
export function appOwner(registry: readonly RegistryRow[]): AppOwner {
  const specs = byNames(registry, ({ spec }) => [spec.name, componentNames(spec.name).app, spec.label, ...spec.aliases.map(({ app }) => app)]);
  return (app, at) => {
    const [row, ...more] = (specs.get(nameKey(app)) ?? []).filter((each) => isCurrent(each, app, at));
    return more.length === 0 ? row?.spec.name : undefined;
  };
}
