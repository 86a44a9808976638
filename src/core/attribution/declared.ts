import type { RegistryRow } from '../model/audit/rows-files.ts';
import type { StoreRow } from '../model/history/tables.ts';

const rights = ['create', 'edit', 'delete'] as const;

/** Rows of `declared`: every object of every spec with what may be done to its records (reading is implied), and every field with its direction. */
export function declaredRows(registry: readonly RegistryRow[]): readonly StoreRow[] {
  return registry.flatMap(({ spec: { name: integration, access } }) =>
    Object.entries(access.objects).flatMap(([object, wanted]) => [
      ...['read', ...rights.filter((right) => wanted[right])].map((direction) => ({ integration, object, field: '', direction })),
      ...Object.entries(wanted.fields).map(([field, direction]) => ({ integration, object, field, direction })),
    ]),
  );
}
