import { IntegrationUserCommand } from '../../edges/terminal/command.ts';
import { messagesOf } from '../../edges/terminal/words.ts';
import type { InitResult } from '../../workflows/init.ts';

const messages = messagesOf('init');

export default class Init extends IntegrationUserCommand<InitResult> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {};

  async run(): Promise<InitResult> {
    await this.parse(Init);
    const [{ init }, { openFiles }, { projectRoot }] = await Promise.all([
      import('../../workflows/init.ts'),
      import('../../edges/files/files.ts'),
      import('../../edges/terminal/project.ts'),
    ]);
    const result = await init({ files: openFiles(await projectRoot()) });
    this.table({
      data: result.steps.map(({ path, action }) => ({ path, action: messages.getMessage(`action.${action}`) })),
      columns: [
        { key: 'path', name: messages.getMessage('column.path') },
        { key: 'action', name: messages.getMessage('column.action') },
      ],
    });
    this.log(messages.getMessage(result.changed ? 'next' : 'nothing'));
    return result;
  }
}
