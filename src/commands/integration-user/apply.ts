import { Flags } from '@salesforce/sf-plugins-core';
import type { ApplyReport } from '../../core/model/apply-result.ts';
import { IntegrationUserCommand } from '../../edges/terminal/command.ts';
import { orgFlags, proofFlags, refreshedFlag, specFlags, unattendedFlag } from '../../edges/terminal/run-flags.ts';
import { messagesOf } from '../../edges/terminal/words.ts';
import { exitCodes, Problem } from '../../problems.ts';
import type { ApplyResult } from '../../workflows/apply-specs.ts';

const messages = messagesOf('apply');

/** 1: nothing was applied, and something should have been. 68: some was. */
function judged({ applied, failed }: ApplyResult): number | undefined {
  const stuck = failed.length > 0 || applied.some(({ outcome }) => outcome === 'failed');
  if (!stuck) return undefined;
  return applied.some(({ outcome, problem }) => outcome === 'applied' || problem?.exit === exitCodes.partly) ? exitCodes.partly : exitCodes.couldNot;
}

export default class Apply extends IntegrationUserCommand<ApplyReport> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    ...orgFlags,
    ...specFlags,
    ...refreshedFlag,
    ...proofFlags,
    ...unattendedFlag,
    plan: Flags.string({ summary: messages.getMessage('flags.plan.summary'), exclusive: ['spec', 'name', 'environment'] }),
  };

  async run(): Promise<ApplyReport> {
    const { flags } = await this.parse(Apply);
    const [{ openRun }, { inProject, projectRoot }, { applySpecs }, { applyReport, planReport, planText }, { applyWords }, { safe }, { dialog, cannotAsk }] = await Promise.all([
      import('../../wiring.ts'),
      import('../../edges/terminal/project.ts'),
      import('../../workflows/apply-specs.ts'),
      import('../../reports.ts'),
      import('../../catalog/formats/apply-words/apply-words.ts'),
      import('../../edges/terminal/safe.ts'),
      import('../../edges/terminal/dialog.ts'),
    ]);
    const root = await projectRoot();
    const { deps, stages, close } = openRun({ warn: (problem) => this.warnOf(problem), org: flags['target-org'], apiVersion: flags['api-version'], projectRoot: root, fromAddress: flags['from-address'], spinner: this.spinner, interrupted: messages.getMessage('interrupted') });
    const person = dialog({ noPrompt: flags['no-prompt'], json: this.jsonEnabled(), quiet: () => stages.end(true) });
    const path = flags.plan === undefined ? undefined : inProject(root, flags.plan);
    try {
      const result = await applySpecs(deps, {
        ...flags,
        spec: flags.spec === undefined ? undefined : inProject(root, flags.spec),
        fromAddress: flags['from-address'],
        ...(path === undefined ? {} : { saved: { path, content: await this.contentOf(deps.files, path) } }),
        confirm: async (found) => {
          stages.end(true);
          this.log(planText('text', planReport(found), { only: false }));
          if (flags['no-prompt']) return true;
          return (person ?? cannotAsk('cannot-ask')).yes(messages.getMessage('confirm', [found.org.name, found.org.orgId]));
        },
      });
      stages.end(true);
      const report = applyReport(result);
      this.log(safe(applyWords(report)));
      for (const { proof, integration } of report.applied) this.judge(proof, integration, report.org.name);
      process.exitCode = judged(result) ?? process.exitCode;
      return report;
    } finally {
      close();
    }
  }

  private async contentOf(files: { read(path: string): Promise<string | undefined> }, path: string): Promise<string> {
    const content = await files.read(path);
    if (content === undefined) throw new Problem('plan-not-there', [path], exitCodes.wrongUse);
    return content;
  }
}
