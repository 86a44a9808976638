import { Flags } from '@salesforce/sf-plugins-core';
import type { PlanReport } from '../../core/model/plan-result.ts';
import { IntegrationUserCommand } from '../../edges/terminal/command.ts';
import { orgFlags, refreshedFlag, specFlags } from '../../edges/terminal/run-flags.ts';
import { messagesOf } from '../../edges/terminal/words.ts';
import { exitCodes } from '../../problems.ts';

const messages = messagesOf('plan');

export default class Plan extends IntegrationUserCommand<PlanReport> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    ...orgFlags,
    ...specFlags,
    ...refreshedFlag,
    save: Flags.string({ summary: messages.getMessage('flags.save.summary') }),
    format: Flags.string({ summary: messages.getMessage('flags.format.summary'), multiple: true }),
    'detailed-exit-code': Flags.boolean({ summary: messages.getMessage('flags.detailed-exit-code.summary') }),
  };

  async run(): Promise<PlanReport> {
    const { flags } = await this.parse(Plan);
    const [{ openRun }, { inProject, projectRoot }, { planSpecs }, { planReport, planText }, { outputs }] = await Promise.all([
      import('../../wiring.ts'),
      import('../../edges/terminal/project.ts'),
      import('../../workflows/plan-specs.ts'),
      import('../../reports.ts'),
      import('../../edges/terminal/formats.ts'),
    ]);
    const wanted = outputs(flags.format, ['text', 'markdown'], this.jsonEnabled());
    const root = await projectRoot();
    const { deps, stages, close } = openRun({ warn: (problem) => this.warnOf(problem), org: flags['target-org'], apiVersion: flags['api-version'], projectRoot: root, spinner: this.spinner, interrupted: messages.getMessage('interrupted') });
    try {
      const found = await planSpecs(deps, { ...flags, spec: flags.spec === undefined ? undefined : inProject(root, flags.spec) });
      stages.end(true);
      const files = wanted.flatMap(({ file }) => file ?? []).concat(flags.save ?? []).map((file) => inProject(root, file));
      const report = planReport(found, { digest: found.saved.digest, written: files });
      if (flags.save !== undefined) await deps.files.write(inProject(root, flags.save), `${JSON.stringify(found.saved, null, 2)}\n`);
      for (const { name, file } of wanted) {
        const text = planText(name, report);
        if (file === undefined) this.log(text);
        else await deps.files.write(inProject(root, file), `${text}\n`);
      }
      this.judgePlan(report, flags['detailed-exit-code']);
      return report;
    } finally {
      close();
    }
  }

  /** What could not be looked at is not "no change". */
  private judgePlan({ changed, failed }: PlanReport, detailed: boolean): void {
    if (failed.length > 0) process.exitCode = exitCodes.couldNot;
    else if (detailed && changed) process.exitCode = exitCodes.planHasChanges;
  }
}
