import { Flags } from '@salesforce/sf-plugins-core';
import { engines } from '../../../../core/model/history/dialect.ts';
import { IntegrationUserCommand } from '../../../../edges/terminal/command.ts';
import { questionFlags } from '../../../../edges/terminal/history-flags.ts';
import { messagesOf } from '../../../../edges/terminal/words.ts';
import type { EngineSql } from '../../../../workflows/history/print-sql.ts';

const messages = messagesOf('report.history.sql');

export default class ReportHistorySql extends IntegrationUserCommand<EngineSql> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    engine: Flags.option({ char: 'e', summary: messages.getMessage('flags.engine.summary'), options: engines, required: true })(),
    store: Flags.string({ summary: messages.getMessage('flags.store.summary'), required: true }),
    location: Flags.string({ summary: messages.getMessage('flags.location.summary') }),
    ...questionFlags,
  };

  async run(): Promise<EngineSql> {
    const { flags } = await this.parse(ReportHistorySql);
    const [{ engineSql, sqlScript }, { filtersOf }, { factsOfStore }] = await Promise.all([
      import('../../../../workflows/history/print-sql.ts'),
      import('../../../../core/model/history/filters-asked.ts'),
      import('../../../../history.ts'),
    ]);
    const now = new Date();
    const { root, facts } = await factsOfStore(flags.store, now);
    const statements = engineSql({ engine: flags.engine, root: flags.location ?? root, reports: flags.report ?? [], filters: filtersOf(flags, now), facts });
    this.log(sqlScript(statements).trimEnd());
    return statements;
  }
}
