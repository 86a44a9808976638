import type { PreflightReport } from '../../core/model/audit/preflight-report.ts';
import type { NewAccessReport } from '../../core/model/audit/new-access.ts';
import type { CheckReport } from '../../core/model/audit/report.ts';
import type { Checking } from '../../checking.ts';
import { gateFlags, reportFlags, targetFlags } from '../../edges/terminal/check-flags.ts';
import { IntegrationUserCommand } from '../../edges/terminal/command.ts';
import type { Output } from '../../edges/terminal/formats.ts';
import type { Stages } from '../../edges/terminal/progress.ts';
import { messagesOf } from '../../edges/terminal/words.ts';
import { exitCodes, Problem } from '../../problems.ts';
import type { Checked } from '../../workflows/check/check.ts';

const messages = messagesOf('check');

/** The first is what a terminal gets. */
const formats = ['human', 'json', 'sarif', 'junit', 'csv', 'markdown', 'github', 'codequality', 'html'] as const;
type Format = (typeof formats)[number];
/** They have no place for why the run ends as it does. */
const wordless: ReadonlySet<Format> = new Set(['csv', 'junit', 'codequality']);
/** `colour` is heeded where the format is for a terminal. */
type Render = (report: CheckReport, how?: { readonly colour: boolean }) => string;
const renderers: Readonly<Record<Format, () => Promise<Render>>> = {
  human: async () => (await import('../../catalog/formats/check-human/check-human.ts')).checkHuman,
  json: async () => (await import('../../catalog/formats/check-json/check-json.ts')).checkJson,
  sarif: async () => (await import('../../catalog/formats/check-sarif/check-sarif.ts')).checkSarif,
  junit: async () => (await import('../../catalog/formats/check-junit/check-junit.ts')).checkJunit,
  csv: async () => (await import('../../catalog/formats/check-csv/check-csv.ts')).checkCsv,
  markdown: async () => (await import('../../catalog/formats/check-markdown/check-markdown.ts')).checkMarkdown,
  github: async () => (await import('../../catalog/formats/check-github/check-github.ts')).checkGithub,
  codequality: async () => (await import('../../catalog/formats/check-codequality/check-codequality.ts')).checkCodequality,
  html: async () => (await import('../../catalog/formats/check-html/check-html.ts')).checkHtml,
};

const comparisonFormats = ['human', 'json', 'markdown', 'github'] as const;

async function comparisonText(format: (typeof comparisonFormats)[number], report: NewAccessReport): Promise<string> {
  if (format === 'json') return (await import('../../core/model/json-text.ts')).jsonText(report);
  if (format === 'markdown') return (await import('../../catalog/formats/new-access-markdown/new-access-markdown.ts')).newAccessMarkdown(report);
  if (format === 'github') return (await import('../../catalog/formats/new-access-github/new-access-github.ts')).newAccessGithub(report);
  return (await import('../../catalog/formats/new-access-words/new-access-words.ts')).newAccessWords(report);
}

export default class Check extends IntegrationUserCommand<CheckReport | PreflightReport | NewAccessReport> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = { ...targetFlags, ...gateFlags, ...reportFlags };

  async run(): Promise<CheckReport | PreflightReport | NewAccessReport> {
    const { flags } = await this.parse(Check);
    const [{ outputs }, { projectRootIfAny }, { stagesOn }, { onInterrupt }] = await Promise.all([
      import('../../edges/terminal/formats.ts'),
      import('../../edges/terminal/project.ts'),
      import('../../edges/terminal/progress.ts'),
      import('../../edges/terminal/interrupt.ts'),
    ]);
    const project = await projectRootIfAny();
    const root = project ?? process.cwd();
    if (flags.base !== undefined) return this.compare(root, flags['source-dir'] ?? [], flags.base, flags);
    const wanted = outputs(flags.format, formats, this.jsonEnabled());
    const stages = stagesOn(this.spinner);
    const release = onInterrupt(messages.getMessage('interrupted'));
    try {
      const { openChecking, keep } = await import('../../checking.ts');
      const checking = await openChecking(flags, { root, isProject: project !== undefined, progress: stages, version: Check.plugin?.version ?? '' });
      if (flags.preflight) return await this.preflight(checking);
      this.tellOfBaseline(flags, checking);
      const checked = await this.checked(checking, { stages, fix: flags.fix, noPrompt: flags['no-prompt'] });
      stages.end(checked.report.targets.every(({ problem }) => problem === undefined));
      await this.show(checked.report, wanted);
      for (const file of await keep(flags, checked, checking.input.baseline)) this.told(file);
      process.exitCode = checked.report.gate.exitCode;
      return checked.report;
    } finally {
      stages.end(false);
      release();
    }
  }

  /** A wrong name makes every finding count, which is safe, and surprising. */
  private tellOfBaseline({ baseline, 'update-baseline': isToBeWritten }: { readonly baseline?: string | undefined; readonly 'update-baseline': boolean }, { input }: Checking): void {
    if (baseline !== undefined && input.baseline === undefined && !isToBeWritten) this.warnOf(new Problem('baseline-not-there', [baseline]));
  }

  /** Checked; with `fix` mended as far as is safe, and where anything was mended, checked again. */
  private async checked({ deps, input }: Checking, { fix, ...how }: { readonly stages: Stages; readonly fix: boolean; readonly noPrompt: boolean }): Promise<Checked> {
    const { check } = await import('../../workflows/check/check.ts');
    // One org has a stage of its own.
    if (input.orgs.length !== 1) how.stages.stage('check');
    const first = await check(deps, input);
    return fix && (await this.mend(first.report, input, how)) ? check(deps, input) : first;
  }

  /** What a change of files gives; a finding where it gives anything, since somebody has to agree. */
  private async compare(root: string, folders: readonly string[], base: string, { format, strict, 'fail-on': failOn }: { readonly format?: readonly string[] | undefined; readonly strict: boolean; readonly 'fail-on': string }): Promise<NewAccessReport> {
    const [{ outputs }, { openComparison }, { newAccess }, { writeReport }] = await Promise.all([
      import('../../edges/terminal/formats.ts'),
      import('../../checking.ts'),
      import('../../workflows/new-access.ts'),
      import('../../edges/files/report-file.ts'),
    ]);
    const wanted = outputs(format, comparisonFormats, this.jsonEnabled());
    const report = await newAccess(await openComparison(root, folders, base));
    for (const { name, file } of wanted) {
      const text = await comparisonText(name, report);
      if (file === undefined) this.log(text.trimEnd());
      else await writeReport(file, text).then(() => this.told(file));
    }
    if (report.access.length > 0 && failOn !== 'none') process.exitCode = exitCodes.findings;
    else if (strict && report.gaps.length > 0) process.exitCode = exitCodes.notEvaluated;
    return report;
  }

  /** Shows and applies what is safe to mend, in the one org; whether anything was changed. */
  private async mend(report: CheckReport, { orgs }: Checking['input'], { stages, noPrompt }: { readonly stages: Stages; readonly noPrompt: boolean }): Promise<boolean> {
    const [org] = orgs;
    if (org === undefined || orgs.length > 1) throw new Problem('check-fix-one-org', [], exitCodes.wrongUse);
    const [{ mend, mendable }, { planReport, planText, applyReport }, { applyWords }, { safe }, { dialog, cannotAsk }] = await Promise.all([
      import('../../workflows/check/mend.ts'),
      import('../../reports.ts'),
      import('../../catalog/formats/apply-words/apply-words.ts'),
      import('../../edges/terminal/safe.ts'),
      import('../../edges/terminal/dialog.ts'),
    ]);
    const names = mendable(report);
    stages.end(true);
    if (names.length === 0) this.logToStderr(messages.getMessage('nothing-to-mend'));
    const person = dialog({ noPrompt, json: this.jsonEnabled(), quiet: () => stages.end(true) });
    const results = await mend(await org.open(), names, async (found) => {
      stages.end(true);
      this.log(planText('text', planReport(found), { only: false }));
      return noPrompt || (person ?? cannotAsk('cannot-ask')).yes(messages.getMessage('confirm-fix', [found.org.name, found.org.orgId]));
    });
    for (const result of results) this.log(safe(applyWords(applyReport(result))));
    return results.some(({ applied }) => applied.some(({ outcome }) => outcome === 'applied'));
  }

  private async preflight({ deps, input }: Checking): Promise<PreflightReport> {
    const [{ preflight }, { preflightWords }] = await Promise.all([import('../../workflows/check/preflight.ts'), import('../../catalog/formats/preflight-words/preflight-words.ts')]);
    const report = await preflight(deps, input);
    this.log(preflightWords(report));
    process.exitCode = report.exitCode;
    return report;
  }

  private async show(report: CheckReport, wanted: readonly Output<Format>[]): Promise<void> {
    const [{ writeReport }, { takesColour }] = await Promise.all([import('../../edges/files/report-file.ts'), import('../../edges/terminal/colour.ts')]);
    for (const { name, file } of wanted) {
      const text = (await renderers[name]())(report, { colour: file === undefined && takesColour(process.stdout, process.env) });
      if (file === undefined) this.log(text.trimEnd());
      else await writeReport(file, text).then(() => this.told(file));
    }
    const shown = wanted.find(({ file }) => file === undefined)?.name;
    if (shown === undefined) this.log(report.gate.words);
    else if (wordless.has(shown)) this.logToStderr(report.gate.words);
  }

  private told(file: string): void {
    this.logToStderr(messages.getMessage('written', [file]));
  }
}
