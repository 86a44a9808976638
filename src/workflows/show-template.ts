import type { Files } from '../core/model/ports.ts';
import type { Direction } from '../core/model/spec.ts';
import type { Template } from '../core/model/template.ts';
import { findTemplate } from './template-catalogue.ts';

/** What a spec of this template would be granted on one object. */
export type GrantRow = {
  readonly object: string;
  readonly rights: string;
  readonly records: 'shared' | 'all';
  readonly writes: readonly string[];
  readonly reads: readonly string[];
};

export interface TemplateView {
  readonly template: Template;
  readonly origin: 'shipped' | 'project';
  readonly file?: string;
  readonly grants: readonly GrantRow[];
}

function grantsOf({ spec }: Template): readonly GrantRow[] {
  return Object.entries(spec.access.objects).map(([object, { records, create, edit, delete: remove, fields }]) => {
    const flowing = (...directions: readonly Direction[]): string[] => Object.keys(fields).filter((field) => directions.includes(fields[field] ?? 'outbound'));
    const rights = ['read', create && 'create', edit && 'edit', remove && 'delete'].filter((right) => right !== false).join(', ');
    // Salesforce has no write-only field: whatever is written can be read, too.
    return { object, rights, records, writes: flowing('inbound', 'two-way'), reads: flowing('inbound', 'outbound', 'two-way') };
  });
}

/** One pattern, whole, and what it would grant. Throws Problem 'template-unknown' (exit 2). */
export async function showTemplate({ files }: { readonly files: Files | undefined }, { id }: { readonly id: string }): Promise<TemplateView> {
  const offered = await findTemplate(files, id);
  return { ...offered, grants: grantsOf(offered.template) };
}
