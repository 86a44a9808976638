import { Flags } from '@salesforce/sf-plugins-core';
import { IntegrationUserCommand } from '../../../../edges/terminal/command.ts';
import { messagesOf } from '../../../../edges/terminal/words.ts';

const messages = messagesOf('report.history.purge');

export interface Purged {
  readonly store: string;
  /** YYYY-MM-DD, UTC. */
  readonly before: string;
  /** Changes taken away. */
  readonly removed: number;
}

export default class ReportHistoryPurge extends IntegrationUserCommand<Purged> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    store: Flags.string({ summary: messages.getMessage('flags.store.summary'), exactlyOne: ['store', 'target-org'] }),
    'target-org': Flags.string({ char: 'o', summary: messages.getMessage('flags.target-org.summary'), exactlyOne: ['store', 'target-org'] }),
    before: Flags.string({ summary: messages.getMessage('flags.before.summary'), required: true }),
    'no-prompt': Flags.boolean({ summary: messages.getMessage('flags.no-prompt.summary') }),
  };

  async run(): Promise<Purged> {
    const { flags } = await this.parse(ReportHistoryPurge);
    const [{ storeToChange, folderOf }, { momentAsked }, { dialog, cannotAsk }] = await Promise.all([
      import('../../../../history-change.ts'),
      import('../../../../core/model/history/moment-asked.ts'),
      import('../../../../edges/terminal/dialog.ts'),
    ]);
    const before = momentAsked('--before', flags.before, new Date()).slice(0, 10);
    const { store, end } = await storeToChange(await folderOf(flags));
    try {
      const person = dialog({ noPrompt: flags['no-prompt'], json: this.jsonEnabled(), quiet: () => undefined });
      const agreed = flags['no-prompt'] || (await (person ?? cannotAsk('cannot-ask')).yes(messages.getMessage('confirm', [before, store.manifest.of, store.root])));
      const removed = agreed ? await store.purge(before) : 0;
      this.log(agreed ? messages.getMessage('done', [String(removed), before, store.root]) : messages.getMessage('left'));
      return { store: store.root, before, removed };
    } finally {
      await end();
    }
  }
}
