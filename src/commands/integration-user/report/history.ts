import type { HistoryReport } from '../../../core/model/history/report.ts';
import type { Filters } from '../../../core/model/history/filters.ts';
import { IntegrationUserCommand } from '../../../edges/terminal/command.ts';
import { questionFlags, showFlags, sourceFlags } from '../../../edges/terminal/history-flags.ts';
import type { Output } from '../../../edges/terminal/formats.ts';
import type { HistoryFormat } from '../../../history-formats.ts';
import { exitCodes } from '../../../problems.ts';
import { messagesOf } from '../../../edges/terminal/words.ts';
import type { HistoryStore } from '../../../core/model/history/store.ts';
import type { Stages } from '../../../edges/terminal/progress.ts';
import type { CollectedRows } from '../../../history-org.ts';
import type { OpenedStore } from '../../../history.ts';

const messages = messagesOf('report.history');

/** The first is what a terminal gets. */
const formats = ['human', 'json', 'csv', 'markdown', 'html', 'xlsx', 'parquet'] as const;

/** As the command line has them. */
interface Flags {
  readonly 'target-org'?: string | undefined;
  readonly 'api-version'?: string | undefined;
  readonly object?: readonly string[] | undefined;
  readonly from?: readonly string[] | undefined;
  readonly users?: string | undefined;
  readonly store?: string | undefined;
  readonly values: boolean;
}

export default class ReportHistory extends IntegrationUserCommand<HistoryReport | CollectedRows> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = { ...sourceFlags, ...questionFlags, ...showFlags };

  async run(): Promise<HistoryReport | CollectedRows> {
    const { flags } = await this.parse(ReportHistory);
    const [{ outputs }, { refuseAsked }, { filtersOf }, { stagesOn }, { onInterrupt }] = await Promise.all([
      import('../../../edges/terminal/formats.ts'),
      import('../../../history-formats.ts'),
      import('../../../core/model/history/filters-asked.ts'),
      import('../../../edges/terminal/progress.ts'),
      import('../../../edges/terminal/interrupt.ts'),
    ]);
    const wanted = outputs(flags.format, formats, this.jsonEnabled());
    const now = new Date();
    const filters = filtersOf(flags, now);
    const { report: reports = [] } = flags;
    await refuseAsked({ reports, filters, wanted });
    const stages = stagesOn(this.spinner);
    const release = onInterrupt(messages.getMessage('interrupted'));
    try {
      const { store, end, gaps, collected } = await this.opened(flags, filters, stages);
      try {
        if (flags['collect-only'] && collected !== undefined) return this.collected(collected, stages);
        const { answer } = await import('../../../workflows/history/answer.ts');
        const report = await answer(store, { reports, filters, gaps, now: now.toISOString(), tool: { name: 'sf-plugin-integration-user', version: ReportHistory.plugin?.version ?? '' } });
        stages.end(true);
        await this.show(report, wanted, store);
        return report;
      } finally {
        await end();
      }
    } finally {
      stages.end(false);
      release();
    }
  }

  /** The store with everything in it that was asked for: from files, as it is, or with what is new in the org. */
  private async opened(flags: Flags, { since, until }: Filters, stages: Stages): Promise<OpenedStore & { readonly gaps: readonly string[]; readonly collected?: CollectedRows }> {
    if (flags.from === undefined && flags['target-org'] === undefined && flags.store !== undefined) {
      const { existingStore } = await import('../../../history.ts');
      const there = await existingStore(flags.store);
      return { ...there, gaps: await there.store.gaps() };
    }
    const { projectRootIfAny } = await import('../../../edges/terminal/project.ts');
    const project = await projectRootIfAny();
    if (flags.from !== undefined) {
      const { storeFromFiles } = await import('../../../history-files.ts');
      return { ...(await storeFromFiles({ ...flags, from: flags.from }, project)), gaps: [] };
    }
    const { storeFromOrg } = await import('../../../history-org.ts');
    return storeFromOrg({ ...flags, since, until }, { projectRoot: project ?? process.cwd(), progress: stages, left: (folder) => void this.warn(messages.getMessage('left', [folder])) });
  }

  /** Says what came, where no report is wanted. */
  private collected(rows: CollectedRows, stages: Stages): CollectedRows {
    stages.end(true);
    const { store, changes, logins, calls, gaps } = rows;
    const added = Object.values(changes).reduce((sum, each) => sum + each, 0);
    this.log(messages.getMessage('collected', [...[added, logins, calls].map((count) => count.toLocaleString('en-US')), store]));
    for (const gap of gaps) this.warn(gap);
    // What was asked for and could not be looked at is not done.
    if (rows.unread.length > 0) process.exitCode = exitCodes.couldNot;
    return rows;
  }

  private async show(report: HistoryReport, wanted: readonly Output<HistoryFormat>[], store: HistoryStore): Promise<void> {
    const { put } = await import('../../../history-formats.ts');
    for (const output of wanted) {
      const text = await put(report, output, store);
      if (text !== undefined) this.log(text);
      if (output.file !== undefined) this.logToStderr(messages.getMessage('written', [output.file]));
    }
  }
}
