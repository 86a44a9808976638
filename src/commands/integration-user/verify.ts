import { Flags } from '@salesforce/sf-plugins-core';
import { IntegrationUserCommand } from '../../edges/terminal/command.ts';
import { ipAddress } from '../../edges/terminal/ip-address.ts';
import { messagesOf } from '../../edges/terminal/words.ts';
import type { VerifyResult } from '../../workflows/verify-integration.ts';

const messages = messagesOf('verify');

export default class Verify extends IntegrationUserCommand<VerifyResult> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    'target-org': Flags.requiredOrg(),
    'api-version': Flags.orgApiVersion(),
    spec: Flags.string({ summary: messages.getMessage('flags.spec.summary'), exclusive: ['name'] }),
    name: Flags.string({ summary: messages.getMessage('flags.name.summary'), exclusive: ['spec'] }),
    environment: Flags.string({ summary: messages.getMessage('flags.environment.summary') }),
    'from-address': Flags.string({ summary: messages.getMessage('flags.from-address.summary'), parse: async (given) => ipAddress(given) }),
  };

  async run(): Promise<VerifyResult> {
    const { flags } = await this.parse(Verify);
    const [{ wire }, { stagesOn }, { inProject, projectRoot }, { loadSpec }, { verifyIntegration }, { proofWords }, { safe }, { orgWords }, { onInterrupt }] = await Promise.all([
      import('../../wiring.ts'),
      import('../../edges/terminal/progress.ts'),
      import('../../edges/terminal/project.ts'),
      import('../../workflows/load-spec.ts'),
      import('../../workflows/verify-integration.ts'),
      import('../../catalog/formats/proof-words/proof-words.ts'),
      import('../../edges/terminal/safe.ts'),
      import('../../core/model/org-words.ts'),
      import('../../edges/terminal/interrupt.ts'),
    ]);
    const stages = stagesOn(this.spinner);
    const release = onInterrupt(messages.getMessage('interrupted'));
    const root = await projectRoot();
    const choice = { ...flags, spec: flags.spec === undefined ? undefined : inProject(root, flags.spec) };
    const deps = wire({ org: flags['target-org'], apiVersion: flags['api-version'], projectRoot: root, progress: stages, fromAddress: flags['from-address'] });
    try {
      const loaded = await loadSpec(deps.files, choice);
      const result = await verifyIntegration(deps, { loaded, environment: flags.environment, fromAddress: flags['from-address'] });
      stages.end(true);
      this.log(safe(`${messages.getMessage('title', [result.username, orgWords(result.org)])}\n`));
      this.log(safe(proofWords(result.proof)));
      this.judge(result.proof, result.integration, result.org.name);
      return result;
    } finally {
      stages.end(false);
      release();
    }
  }
}
