import { Flags } from '@salesforce/sf-plugins-core';
import type { RunStatus } from '../../core/model/run-status.ts';
import { IntegrationUserCommand } from '../../edges/terminal/command.ts';
import { messagesOf } from '../../edges/terminal/words.ts';
import { exitCodes } from '../../problems.ts';

const messages = messagesOf('status');

export interface StatusResult {
  readonly runs: readonly RunStatus[];
  readonly broken: readonly { readonly path: string; readonly line: number; readonly reason: string }[];
}

export default class Status extends IntegrationUserCommand<StatusResult> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    name: Flags.string({ summary: messages.getMessage('flags.name.summary') }),
    all: Flags.boolean({ summary: messages.getMessage('flags.all.summary') }),
  };

  async run(): Promise<StatusResult> {
    const { flags } = await this.parse(Status);
    const [{ journalsHere }, { projectRoot }, { runStatus }, { statusWords }, { safe }] = await Promise.all([
      import('../../wiring.ts'),
      import('../../edges/terminal/project.ts'),
      import('../../core/model/run-status.ts'),
      import('../../catalog/formats/status-words/status-words.ts'),
      import('../../edges/terminal/safe.ts'),
    ]);
    const { journals, broken } = await journalsHere(await projectRoot()).list();
    const all = journals.map(runStatus).filter(({ integration, open }) => (flags.all || open) && (flags.name === undefined || flags.name === integration));
    this.log(safe(statusWords(all, broken)));
    // A journal that cannot be believed is not "no run is open".
    if (broken.length > 0) process.exitCode = exitCodes.couldNot;
    return { runs: all, broken };
  }
}
