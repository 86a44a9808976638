import type { HistoryReport } from '../../../core/model/history/report.ts';
import type { Filters } from '../../../core/model/history/filters.ts';
import { IntegrationUserCommand } from '../../../edges/terminal/command.ts';
import { questionFlags, showFlags, sourceFlags } from '../../../edges/terminal/history-flags.ts';
import type { Output } from '../../../edges/terminal/formats.ts';
import { messagesOf } from '../../../edges/terminal/words.ts';
import type { HistoryStore } from '../../../core/model/history/store.ts';
import type { OpenedStore } from '../../../history.ts';

const messages = messagesOf('report.history');

/** The first is what a terminal gets. */
const formats = ['human', 'json', 'csv', 'markdown', 'html', 'parquet'] as const;
type Format = (typeof formats)[number];

export default class ReportHistory extends IntegrationUserCommand<HistoryReport> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = { ...sourceFlags, ...questionFlags, ...showFlags };

  async run(): Promise<HistoryReport> {
    const { flags } = await this.parse(ReportHistory);
    const [{ outputs }, { answer }, { filtersOf }] = await Promise.all([import('../../../edges/terminal/formats.ts'), import('../../../workflows/history/answer.ts'), import('../../../core/model/history/filters-asked.ts')]);
    const wanted = outputs(flags.format, formats, this.jsonEnabled());
    const now = new Date();
    const filters: Filters = filtersOf(flags, now);
    const { store, end } = await this.opened(flags);
    try {
      const report = await answer(store, { reports: flags.report ?? [], filters, now: now.toISOString(), tool: { name: 'sf-plugin-integration-user', version: ReportHistory.plugin?.version ?? '' } });
      await this.show(report, wanted, store);
      return report;
    } finally {
      await end();
    }
  }

  /** The store with everything in it that was asked for. */
  private async opened(flags: { readonly from?: readonly string[] | undefined; readonly users?: string | undefined; readonly store?: string | undefined; readonly values: boolean }): Promise<OpenedStore> {
    const { existingStore, storeFromFiles } = await import('../../../history.ts');
    const { projectRootIfAny } = await import('../../../edges/terminal/project.ts');
    if (flags.from !== undefined) return storeFromFiles({ ...flags, from: flags.from }, await projectRootIfAny());
    return existingStore(flags.store ?? '.');
  }

  private async show(report: HistoryReport, wanted: readonly Output<Format>[], store: HistoryStore): Promise<void> {
    const { textOf, saveParquet } = await import('../../../history-formats.ts');
    const { writeReport } = await import('../../../edges/files/report-file.ts');
    for (const { name, file } of wanted) {
      if (name === 'parquet') await saveParquet(report, store, file);
      else {
        const text = await textOf(name, report, store, file === undefined);
        if (file === undefined) this.log(text.trimEnd());
        else await writeReport(file, text);
      }
      if (file !== undefined) this.logToStderr(messages.getMessage('written', [file]));
    }
  }
}
