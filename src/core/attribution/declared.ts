import type { RegistryRow } from '../model/audit/rows-files.ts';
import type { StoreRow } from '../model/history/tables.ts';

const rights = ['create', 'edit', 'delete'] as const;

type Declared = RegistryRow['spec'];

/** What a retired integration may have written is not asked of it any more: nothing is missing, and nothing is worth tracking. */
function fieldsOf({ name: integration, state, access }: Declared): readonly StoreRow[] {
  const fields = Object.entries(access.objects).flatMap(([object, wanted]) => Object.entries(wanted.fields).map(([field, direction]) => ({ integration, object, field, direction })));
  return state === 'retired' ? fields.filter(({ direction }) => direction !== 'outbound').map((row) => ({ ...row, direction: 'retired' })) : fields;
}

function rightsOf({ name: integration, access }: Declared): readonly StoreRow[] {
  const objects = Object.entries(access.objects);
  if (objects.length === 0) return [{ integration, object: '', field: '', direction: 'none' }];
  return objects.flatMap(([object, wanted]) => ['read', ...rights.filter((right) => wanted[right])].map((direction) => ({ integration, object, field: '', direction })));
}

/**
 * Rows of `declared`: every object of every spec with what may be done to its records (reading is implied), and every field with
 * its direction. A spec that gives access to no object is there, too, so that its writes are held against it.
 */
export const declaredRows = (registry: readonly RegistryRow[]): readonly StoreRow[] => registry.flatMap(({ spec }) => [...rightsOf(spec), ...fieldsOf(spec)]);
