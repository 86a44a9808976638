import type { Files } from '../core/model/ports.ts';
import type { Template } from '../core/model/template.ts';
import { offeredTemplates } from './template-catalogue.ts';

/** One row of `template list`. A type, not an interface, since tables take records. */
export type TemplateRow = {
  readonly id: string;
  readonly title: string;
  readonly vendor: string;
  readonly direction: Template['direction'];
  readonly flow: Template['spec']['auth']['flow'];
  readonly integrationLicence: Template['integrationLicence']['answer'];
  readonly confidence: Template['confidence'];
  readonly origin: 'shipped' | 'project';
  readonly summary: string;
};

/** The approved patterns: the shipped catalogue and the project's own, sorted by id. */
export async function listTemplates({ files }: { readonly files: Files | undefined }): Promise<readonly TemplateRow[]> {
  const offered = await offeredTemplates(files);
  return offered.map(({ template, origin }) => ({
    id: template.id,
    title: template.title,
    vendor: template.vendor,
    direction: template.direction,
    flow: template.spec.auth.flow,
    integrationLicence: template.integrationLicence.answer,
    confidence: template.confidence,
    origin,
    summary: template.summary,
  }));
}
