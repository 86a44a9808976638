import { all as shipped } from '../catalog/templates/index.ts';
import type { Files } from '../core/model/ports.ts';
import type { Template } from '../core/model/template.ts';
import { hint } from '../core/model/did-you-mean.ts';
import { shown } from '../core/spec/printable.ts';
import { exitCodes, Problem } from '../problems.ts';

/** Where an organisation keeps patterns of its own. */
export const templateFolder = 'integrations/templates';

export interface OfferedTemplate {
  readonly template: Template;
  readonly origin: 'shipped' | 'project';
  /** Present with `project`. */
  readonly file?: string;
}

async function projectTemplate(files: Files, path: string): Promise<OfferedTemplate> {
  // Reading YAML is loaded only where there is any to read: most projects have no templates of their own.
  const { parseTemplate } = await import('../core/spec/parse.ts');
  const template = parseTemplate((await files.read(path)) ?? '', path);
  if (path !== `${templateFolder}/${template.id}.yaml`) throw new Problem('template-file-name', [path, template.id], exitCodes.wrongUse);
  return { template, origin: 'project', file: path };
}

/**
 * Shipped and project templates by id. A project's own takes the place of a shipped one with the same id: the
 * organisation's word goes before ours. Without `files` (outside a project) only the shipped ones.
 */
export async function offeredTemplates(files: Files | undefined): Promise<readonly OfferedTemplate[]> {
  const paths = (await files?.list(templateFolder))?.filter((path) => path.endsWith('.yaml')) ?? [];
  const own = files === undefined ? [] : await Promise.all(paths.map(async (path) => projectTemplate(files, path)));
  const taken = new Set(own.map(({ template }) => template.id));
  const kept = shipped.filter(({ id }) => !taken.has(id)).map((template) => ({ template, origin: 'shipped' as const }));
  return [...kept, ...own].toSorted((one, other) => (one.template.id < other.template.id ? -1 : 1));
}

/** Throws Problem 'template-unknown' (exit 2) with the nearest id. */
export async function findTemplate(files: Files | undefined, id: string): Promise<OfferedTemplate> {
  const offered = await offeredTemplates(files);
  const found = offered.find(({ template }) => template.id === id);
  if (found !== undefined) return found;
  throw new Problem('template-unknown', [shown(id), hint(id, offered.map(({ template }) => template.id))], exitCodes.wrongUse);
}
