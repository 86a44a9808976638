import type { Target } from './component.ts';
import type { AppKind } from './access-view-facts.ts';
import type { EffectiveAccess, FieldRight } from './effective-access.ts';
import { merge, parseRange, type IpRange } from './ip-range.ts';
import { rightsOf } from './permission-dependencies.ts';
import { wantedAccess } from './wanted-access.ts';

/** A field of the spec that takes no field permission: it goes with its object (PRODUCT, spec). */
export interface OpenField {
  readonly object: string;
  readonly field: string;
  readonly rights: readonly FieldRight[];
}

/** What the spec says of everything that the view shows. */
export interface WantedView {
  /** Objects, fields and system permissions, dependencies closed. */
  readonly access: EffectiveAccess;
  readonly openFields: readonly OpenField[];
  readonly apexClasses: readonly string[];
  readonly customPermissions: readonly string[];
  readonly app: { readonly kind: AppKind; readonly name: string; readonly label: string };
  /** Names of other apps that are this integration for the time being, with the last day of it. */
  readonly aliases: ReadonlyMap<string, string>;
  readonly ranges: readonly IpRange[];
}

function openFields({ spec, fields }: Target): readonly OpenField[] {
  return Object.entries(spec.access.objects).flatMap(([object, access]) =>
    Object.entries(access.fields)
      .filter(([field]) => fields.kindOf(object, field) === 'no-permission')
      .map(([field, direction]) => {
        const writes = rightsOf(direction).edit && fields.isReadOnly?.(object, field) !== true;
        return { object, field, rights: writes ? ['read', 'edit'] : ['read'] };
      })
  );
}

/** The spec, as the view compares with it. `today` is an ISO date: an alias counts through its last day. */
export function wantedView(target: Target, today: string): WantedView {
  const { spec, names, allow } = target;
  const ranges = allow.flatMap((entry) => {
    const parsed = parseRange(entry);
    return parsed.ok ? [parsed.range] : [];
  });
  return {
    access: wantedAccess(target),
    openFields: openFields(target),
    apexClasses: spec.access.apexClasses,
    customPermissions: spec.access.customPermissions,
    app: { kind: spec.auth.app === 'connected-app' ? 'connected app' : 'external client app', name: names.app, label: spec.label },
    aliases: new Map(spec.aliases.filter(({ until }) => until >= today).map(({ app, until }) => [app, until])),
    ranges: merge(ranges),
  };
}
