import { Flags } from '@salesforce/sf-plugins-core';
import type { AccessView } from '../../core/model/access-view.ts';
import type { Files } from '../../core/model/ports.ts';
import { IntegrationUserCommand } from '../../edges/terminal/command.ts';
import type { Output } from '../../edges/terminal/formats.ts';
import { orgFlags, specFlags } from '../../edges/terminal/run-flags.ts';
import { messagesOf } from '../../edges/terminal/words.ts';
import { exitCodes, Problem } from '../../problems.ts';
import type { AccessInput } from '../../workflows/access.ts';

const messages = messagesOf('access');
const summaryOf = (flag: string): string => messages.getMessage(`flags.${flag}.summary`);

/** The first is what a terminal gets. */
const formats = ['table', 'csv', 'json', 'html'] as const;
type Format = (typeof formats)[number];
const renderers: Readonly<Record<Format, () => Promise<(view: AccessView) => string>>> = {
  table: async () => (await import('../../catalog/formats/access-table/access-table.ts')).accessTable,
  csv: async () => (await import('../../catalog/formats/access-csv/access-csv.ts')).accessCsv,
  json: async () => (await import('../../catalog/formats/access-json/access-json.ts')).accessJson,
  html: async () => (await import('../../catalog/formats/access-html/access-html.ts')).accessHtml,
};

interface Whom {
  readonly username?: string | undefined;
  readonly spec?: string | undefined;
  readonly name?: string | undefined;
  readonly environment?: string | undefined;
}

export default class Access extends IntegrationUserCommand<AccessView> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    ...orgFlags,
    ...specFlags,
    username: Flags.string({ summary: summaryOf('username'), exclusive: ['spec', 'name', 'environment', 'fail-on-excess', 'fail-on-missing'] }),
    format: Flags.string({ summary: summaryOf('format'), multiple: true, multipleNonGreedy: true }),
    'fail-on-excess': Flags.boolean({ summary: summaryOf('fail-on-excess') }),
    'fail-on-missing': Flags.boolean({ summary: summaryOf('fail-on-missing') }),
  };

  async run(): Promise<AccessView> {
    const { flags } = await this.parse(Access);
    const [{ outputs }, { openRun }, { projectRootIfAny }, { access }] = await Promise.all([
      import('../../edges/terminal/formats.ts'),
      import('../../wiring.ts'),
      import('../../edges/terminal/project.ts'),
      import('../../workflows/access.ts'),
    ]);
    const wanted = outputs(flags.format, formats, this.jsonEnabled());
    const projectRoot = (await projectRootIfAny()) ?? process.cwd();
    const { deps, stages, close } = openRun({ warn: (problem) => this.warnOf(problem), org: flags['target-org'], apiVersion: flags['api-version'], projectRoot, spinner: this.spinner, interrupted: messages.getMessage('interrupted') });
    try {
      const view = await access(deps, await this.whom(deps.files, flags));
      stages.end(true);
      await this.show(view, wanted);
      this.judgeView(view, flags['fail-on-excess'], flags['fail-on-missing']);
      return view;
    } finally {
      close();
    }
  }

  private async whom(files: Files, flags: Whom): Promise<AccessInput> {
    if (flags.username !== undefined) return { username: flags.username };
    const [{ loadSpec }, { inProject, projectRoot }] = await Promise.all([import('../../workflows/load-spec.ts'), import('../../edges/terminal/project.ts')]);
    const root = await projectRoot();
    const spec = flags.spec === undefined ? undefined : inProject(root, flags.spec);
    return { loaded: await loadSpec(files, { spec, name: flags.name }), environment: flags.environment };
  }

  private async show(view: AccessView, wanted: readonly Output<Format>[]): Promise<void> {
    const [{ writeReport }, { safe }] = await Promise.all([import('../../edges/files/report-file.ts'), import('../../edges/terminal/safe.ts')]);
    for (const { name, file } of wanted) {
      const text = (await renderers[name]())(view);
      if (file !== undefined) await writeReport(file, text);
      else this.log(name === 'table' ? safe(text) : text.trimEnd());
    }
    const files = wanted.flatMap(({ file }) => file ?? []);
    if (files.length === wanted.length) for (const sentence of view.summary) this.log(safe(sentence));
    for (const file of files) this.logToStderr(safe(messages.getMessage('written', [file])));
  }

  /** What could not be read goes before what was found (PRODUCT, outcomes). */
  private judgeView(view: AccessView, onExcess: boolean, onMissing: boolean): void {
    if (view.unread.length > 0 || view.counts.unknown > 0) {
      this.warnOf(new Problem('access-not-all-read', [view.integration ?? view.user.username, view.org.name]));
      process.exitCode = exitCodes.couldNot;
      return;
    }
    if ((onExcess && view.counts.excess > 0) || (onMissing && view.counts.missing > 0)) process.exitCode = exitCodes.findings;
  }
}
