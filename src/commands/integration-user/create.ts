import { Flags } from '@salesforce/sf-plugins-core';
import type { Target } from '../../core/model/component.ts';
import type { CreateResult } from '../../core/model/create-result.ts';
import type { Plan } from '../../core/model/plan.ts';
import type { Dialog, Files } from '../../core/model/ports.ts';
import { IntegrationUserCommand } from '../../edges/terminal/command.ts';
import { orgFlags, proofFlags, refreshedFlag, specFlags, unattendedFlag } from '../../edges/terminal/run-flags.ts';
import { messagesOf } from '../../edges/terminal/words.ts';
import type { SpecChoice } from '../../workflows/load-spec.ts';

const messages = messagesOf('create');

export default class Create extends IntegrationUserCommand<CreateResult> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    ...orgFlags,
    ...specFlags,
    ...refreshedFlag,
    ...proofFlags,
    ...unattendedFlag,
    template: Flags.string({ summary: messages.getMessage('flags.template.summary'), exclusive: ['spec'] }),
    'dry-run': Flags.boolean({ summary: messages.getMessage('flags.dry-run.summary') }),
    'consumer-key': Flags.string({
      summary: messages.getMessage('flags.consumer-key.summary'),
      description: messages.getMessage('flags.consumer-key.description'),
      allowStdin: true,
    }),
  };

  async run(): Promise<CreateResult> {
    const { flags } = await this.parse(Create);
    const [{ openRun }, { inProject, projectRoot }, { loadSpec }, { create }, { dialog, cannotAsk }] = await Promise.all([
      import('../../wiring.ts'),
      import('../../edges/terminal/project.ts'),
      import('../../workflows/load-spec.ts'),
      import('../../workflows/create.ts'),
      import('../../edges/terminal/dialog.ts'),
    ]);
    const fromAddress = flags['from-address'];
    const root = await projectRoot();
    const choice = { ...flags, spec: flags.spec === undefined ? undefined : inProject(root, flags.spec) };
    const { deps, stages, close } = openRun({ warn: (problem) => this.warnOf(problem), org: flags['target-org'], apiVersion: flags['api-version'], projectRoot: root, fromAddress, spinner: this.spinner, interrupted: messages.getMessage('interrupted') });
    const person = dialog({ noPrompt: flags['no-prompt'], json: this.jsonEnabled(), quiet: () => stages.end(true) });
    try {
      const result = await create(deps, {
        loaded: await loadSpec(deps.files, await this.specToUse(deps.files, person, choice)),
        environment: flags.environment,
        refreshed: flags.refreshed,
        dryRun: flags['dry-run'],
        consumerKey: flags['consumer-key'],
        fromAddress,
        ask: {
          environment: person && ((org, open) => person.choose(messages.getMessage('whichEnvironment', [org.name, org.orgId]), open.map((name) => ({ value: name, name })))),
          show: async (plan, target, notes) => {
            stages.end(true);
            await this.show(plan, target, notes);
          },
          confirm: async (target) => {
            if (flags['no-prompt']) return true;
            return (person ?? cannotAsk('cannot-ask')).yes(messages.getMessage('confirm', [target.org.name, target.org.orgId]));
          },
        },
      });
      stages.end(true);
      await this.conclude(result, flags['target-org'].getUsername() ?? '');
      return result;
    } finally {
      close();
    }
  }

  /** The spec that was asked for; a new one from a template where that was asked for, or where there is none yet and a person can answer. */
  private async specToUse(files: Files, person: Dialog | undefined, choice: SpecChoice & { readonly template?: string | undefined }): Promise<SpecChoice> {
    const [{ specsIn }, { startSpec }, { cannotAsk }] = await Promise.all([import('../../workflows/load-spec.ts'), import('../../workflows/start-spec.ts'), import('../../edges/terminal/dialog.ts')]);
    const named = choice.spec !== undefined || choice.name !== undefined;
    const none = !named && person !== undefined && (await specsIn(files)).length === 0;
    if (choice.template === undefined && !none) return choice;
    const asked = person ?? cannotAsk('cannot-ask-for-spec');
    await this.offerInit(files, asked);
    const spec = await startSpec(files, asked, choice);
    this.log(messages.getMessage('specStarted', [spec]));
    return { spec };
  }

  /** A project without a policy has not been set up yet. */
  private async offerInit(files: Files, person: Dialog): Promise<void> {
    const [{ policyPath }, { init }] = await Promise.all([import('../../workflows/load-spec.ts'), import('../../workflows/init.ts')]);
    if ((await files.read(policyPath)) !== undefined) return;
    if (await person.yes(messages.getMessage('offerInit'))) await init({ files });
  }

  private async show(plan: Plan, target: Target, notes: readonly string[]): Promise<void> {
    const [{ planWords }, { orgWords }, { safe }] = await Promise.all([import('../../catalog/formats/plan-words/plan-words.ts'), import('../../core/model/org-words.ts'), import('../../edges/terminal/safe.ts')]);
    this.log(safe(messages.getMessage('planTitle', [target.spec.label, orgWords(target.org), target.username])));
    this.log(safe(planWords(plan, notes)));
  }

  private async conclude(result: CreateResult, targetOrg: string): Promise<void> {
    const [{ createWords }, { safe }] = await Promise.all([import('../../catalog/formats/create-words/create-words.ts'), import('../../edges/terminal/safe.ts')]);
    this.log(safe(createWords(result, targetOrg)));
    this.judge(result.proof, result.integration, result.org.name);
  }
}
