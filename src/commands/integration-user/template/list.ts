import { IntegrationUserCommand } from '../../../edges/terminal/command.ts';
import { messagesOf } from '../../../edges/terminal/words.ts';
import type { TemplateRow } from '../../../workflows/list-templates.ts';

const messages = messagesOf('template.list');

export default class TemplateList extends IntegrationUserCommand<readonly TemplateRow[]> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {};

  async run(): Promise<readonly TemplateRow[]> {
    await this.parse(TemplateList);
    const [{ listTemplates }, { openFiles }, { projectRoot }] = await Promise.all([
      import('../../../workflows/list-templates.ts'),
      import('../../../edges/files/files.ts'),
      import('../../../edges/terminal/project.ts'),
    ]);
    // Outside a project only the shipped templates are offered.
    const root = await projectRoot().catch(() => undefined);
    const rows = await listTemplates({ files: root === undefined ? undefined : openFiles(root) });
    this.table({
      title: messages.getMessage('title'),
      data: [...rows],
      columns: [
        { key: 'id', name: messages.getMessage('column.id') },
        { key: 'vendor', name: messages.getMessage('column.vendor') },
        { key: 'direction', name: messages.getMessage('column.direction') },
        { key: 'flow', name: messages.getMessage('column.flow') },
        { key: 'integrationLicence', name: messages.getMessage('column.licence') },
        { key: 'confidence', name: messages.getMessage('column.confidence') },
        { key: 'origin', name: messages.getMessage('column.origin') },
      ],
    });
    this.log(messages.getMessage('next'));
    return rows;
  }
}
