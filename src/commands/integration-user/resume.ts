import { userInfo } from 'node:os';
import type { Org } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';
import type { CreateResult } from '../../core/model/create-result.ts';
import { IntegrationUserCommand } from '../../edges/terminal/command.ts';
import { proofFlags, unattendedFlag } from '../../edges/terminal/run-flags.ts';
import { messagesOf } from '../../edges/terminal/words.ts';
import { exitCodes, Problem } from '../../problems.ts';

const messages = messagesOf('resume');

export interface ResumeResult {
  readonly abandoned?: { readonly runId: string; readonly integration: string; readonly reason: string };
  readonly resumed?: CreateResult;
}

export default class Resume extends IntegrationUserCommand<ResumeResult> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    'target-org': Flags.optionalOrg(),
    'api-version': Flags.orgApiVersion(),
    name: Flags.string({ summary: messages.getMessage('flags.name.summary') }),
    ...proofFlags,
    ...unattendedFlag,
    'consumer-key': Flags.string({ summary: messages.getMessage('flags.consumer-key.summary'), allowStdin: true }),
    abandon: Flags.boolean({ summary: messages.getMessage('flags.abandon.summary'), dependsOn: ['reason'] }),
    reason: Flags.string({ summary: messages.getMessage('flags.reason.summary'), dependsOn: ['abandon'] }),
  };

  async run(): Promise<ResumeResult> {
    const { flags } = await this.parse(Resume);
    const org = flags['target-org'] as Org | undefined;
    if (flags.abandon) return this.abandon(flags.name, org, flags.reason ?? '');
    const [{ openRun }, { projectRoot }, { resume }, { planWords }, { createWords }, { orgWords }, { safe }, { dialog, cannotAsk }] = await Promise.all([
      import('../../wiring.ts'),
      import('../../edges/terminal/project.ts'),
      import('../../workflows/resume.ts'),
      import('../../catalog/formats/plan-words/plan-words.ts'),
      import('../../catalog/formats/create-words/create-words.ts'),
      import('../../core/model/org-words.ts'),
      import('../../edges/terminal/safe.ts'),
      import('../../edges/terminal/dialog.ts'),
    ]);
    if (org === undefined) throw new Problem('resume-needs-org', [], exitCodes.wrongUse);
    const { deps, stages, close } = openRun({ warn: (problem) => this.warnOf(problem), org, apiVersion: flags['api-version'], projectRoot: await projectRoot(), fromAddress: flags['from-address'], spinner: this.spinner, interrupted: messages.getMessage('interrupted') });
    const person = dialog({ noPrompt: flags['no-prompt'], json: this.jsonEnabled(), quiet: () => stages.end(true) });
    try {
      const resumed = await resume(deps, {
        name: flags.name,
        consumerKey: flags['consumer-key'],
        fromAddress: flags['from-address'],
        ask: {
          show: async (plan, target, notes) => {
            stages.end(true);
            this.log(safe(messages.getMessage('planTitle', [target.spec.label, orgWords(target.org), target.username])));
            this.log(safe(planWords(plan, notes)));
          },
          confirm: async (target) => flags['no-prompt'] || (person ?? cannotAsk('cannot-ask')).yes(messages.getMessage('confirm', [target.org.name, target.org.orgId])),
        },
      });
      stages.end(true);
      this.log(safe(createWords(resumed, org.getUsername() ?? '')));
      this.judge(resumed.proof, resumed.integration, resumed.org.name);
      return { resumed };
    } finally {
      close();
    }
  }

  private async abandon(name: string | undefined, org: Org | undefined, reason: string): Promise<ResumeResult> {
    const [{ journalsHere }, { projectRoot }, { abandon }, { safe }] = await Promise.all([
      import('../../wiring.ts'),
      import('../../edges/terminal/project.ts'),
      import('../../workflows/resume.ts'),
      import('../../edges/terminal/safe.ts'),
    ]);
    const { head } = await abandon({ journals: journalsHere(await projectRoot()) }, { name, orgId: org?.getOrgId(), reason, by: userInfo().username });
    this.log(safe(messages.getMessage('abandoned', [head.integration, head.orgName])));
    return { abandoned: { runId: head.runId, integration: head.integration, reason } };
  }
}
