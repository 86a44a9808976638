import type { PreflightReport } from '../../core/model/audit/preflight-report.ts';
import type { CheckReport } from '../../core/model/audit/report.ts';
import type { Checking } from '../../checking.ts';
import { gateFlags, reportFlags, targetFlags } from '../../edges/terminal/check-flags.ts';
import { IntegrationUserCommand } from '../../edges/terminal/command.ts';
import type { Output } from '../../edges/terminal/formats.ts';
import { messagesOf } from '../../edges/terminal/words.ts';

const messages = messagesOf('check');

/** The first is what a terminal gets. */
const formats = ['human', 'json', 'sarif', 'junit', 'csv', 'markdown', 'github', 'html'] as const;
type Format = (typeof formats)[number];
type Render = (report: CheckReport) => string;
const renderers: Readonly<Record<Format, () => Promise<Render>>> = {
  human: async () => (await import('../../catalog/formats/check-human/check-human.ts')).checkHuman,
  json: async () => (await import('../../catalog/formats/check-json/check-json.ts')).checkJson,
  sarif: async () => (await import('../../catalog/formats/check-sarif/check-sarif.ts')).checkSarif,
  junit: async () => (await import('../../catalog/formats/check-junit/check-junit.ts')).checkJunit,
  csv: async () => (await import('../../catalog/formats/check-csv/check-csv.ts')).checkCsv,
  markdown: async () => (await import('../../catalog/formats/check-markdown/check-markdown.ts')).checkMarkdown,
  github: async () => (await import('../../catalog/formats/check-github/check-github.ts')).checkGithub,
  html: async () => (await import('../../catalog/formats/check-html/check-html.ts')).checkHtml,
};

export default class Check extends IntegrationUserCommand<CheckReport | PreflightReport> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = { ...targetFlags, ...gateFlags, ...reportFlags };

  async run(): Promise<CheckReport | PreflightReport> {
    const { flags } = await this.parse(Check);
    const [{ outputs }, { openChecking, keep }, { projectRootIfAny }, { stagesOn }, { onInterrupt }, { check }] = await Promise.all([
      import('../../edges/terminal/formats.ts'),
      import('../../checking.ts'),
      import('../../edges/terminal/project.ts'),
      import('../../edges/terminal/progress.ts'),
      import('../../edges/terminal/interrupt.ts'),
      import('../../workflows/check/check.ts'),
    ]);
    const wanted = outputs(flags.format, formats, this.jsonEnabled());
    const root = await projectRootIfAny();
    const stages = stagesOn(this.spinner);
    const release = onInterrupt(messages.getMessage('interrupted'));
    try {
      const { deps, input } = await openChecking(flags, { root: root ?? process.cwd(), isProject: root !== undefined, progress: stages, version: this.config.version });
      if (flags.preflight) return await this.preflight({ deps, input });
      stages.stage('check');
      const checked = await check(deps, input);
      const { report } = checked;
      stages.end(true);
      await this.show(report, wanted);
      for (const file of await keep(flags, checked, input.baseline)) this.told(file);
      process.exitCode = report.gate.exitCode;
      return report;
    } finally {
      stages.end(false);
      release();
    }
  }

  private async preflight({ deps, input }: Checking): Promise<PreflightReport> {
    const [{ preflight }, { preflightWords }] = await Promise.all([import('../../workflows/check/preflight.ts'), import('../../catalog/formats/preflight-words/preflight-words.ts')]);
    const report = await preflight(deps, input);
    this.log(preflightWords(report));
    process.exitCode = report.exitCode;
    return report;
  }

  private async show(report: CheckReport, wanted: readonly Output<Format>[]): Promise<void> {
    const { writeReport } = await import('../../edges/files/report-file.ts');
    for (const { name, file } of wanted) {
      const text = (await renderers[name]())(report);
      if (file === undefined) this.log(text.trimEnd());
      else await writeReport(file, text).then(() => this.told(file));
    }
    if (wanted.every(({ file }) => file !== undefined)) this.log(report.gate.words);
  }

  private told(file: string): void {
    this.logToStderr(messages.getMessage('written', [file]));
  }
}
