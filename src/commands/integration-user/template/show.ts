import { Args } from '@oclif/core';
import { IntegrationUserCommand } from '../../../edges/terminal/command.ts';
import { messagesOf } from '../../../edges/terminal/words.ts';
import type { TemplateView } from '../../../workflows/show-template.ts';

const messages = messagesOf('template.show');

export default class TemplateShow extends IntegrationUserCommand<TemplateView> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly args = {
    template: Args.string({ description: messages.getMessage('args.template.summary'), required: true }),
  };
  static override readonly flags = {};

  async run(): Promise<TemplateView> {
    const { args } = await this.parse(TemplateShow);
    const [{ showTemplate }, { openFiles }, { projectRoot }, { templateWords }, { safe }] = await Promise.all([
      import('../../../workflows/show-template.ts'),
      import('../../../edges/files/files.ts'),
      import('../../../edges/terminal/project.ts'),
      import('../../../catalog/formats/template-words/template-words.ts'),
      import('../../../edges/terminal/safe.ts'),
    ]);
    // Outside a project only the shipped templates are offered.
    const root = await projectRoot().catch(() => undefined);
    const view = await showTemplate({ files: root === undefined ? undefined : openFiles(root) }, { id: args.template });
    this.log(safe(templateWords(view.template, view.grants)));
    return view;
  }
}
