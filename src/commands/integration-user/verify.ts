import { IntegrationUserCommand } from '../../edges/terminal/command.ts';
import { orgFlags, proofFlags, specFlags } from '../../edges/terminal/run-flags.ts';
import { messagesOf } from '../../edges/terminal/words.ts';
import type { VerifyResult } from '../../workflows/verify-integration.ts';

const messages = messagesOf('verify');

export default class Verify extends IntegrationUserCommand<VerifyResult> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    ...orgFlags,
    ...specFlags,
    ...proofFlags,
  };

  async run(): Promise<VerifyResult> {
    const { flags } = await this.parse(Verify);
    const [{ openRun }, { inProject, projectRoot }, { loadSpec }, { verifyIntegration }, { proofWords }, { safe }, { orgWords }] = await Promise.all([
      import('../../wiring.ts'),
      import('../../edges/terminal/project.ts'),
      import('../../workflows/load-spec.ts'),
      import('../../workflows/verify-integration.ts'),
      import('../../catalog/formats/proof-words/proof-words.ts'),
      import('../../edges/terminal/safe.ts'),
      import('../../core/model/org-words.ts'),
    ]);
    const root = await projectRoot();
    const choice = { ...flags, spec: flags.spec === undefined ? undefined : inProject(root, flags.spec) };
    const { deps, stages, close } = openRun({ warn: (problem) => this.warnOf(problem), org: flags['target-org'], apiVersion: flags['api-version'], projectRoot: root, fromAddress: flags['from-address'], spinner: this.spinner, interrupted: messages.getMessage('interrupted') });
    try {
      const loaded = await loadSpec(deps.files, choice);
      const result = await verifyIntegration(deps, { loaded, environment: flags.environment, fromAddress: flags['from-address'] });
      stages.end(true);
      this.log(safe(`${messages.getMessage('title', [result.username, orgWords(result.org)])}\n`));
      this.log(safe(proofWords(result.proof)));
      this.judge(result.proof, result.integration, result.org.name);
      return result;
    } finally {
      close();
    }
  }
}
