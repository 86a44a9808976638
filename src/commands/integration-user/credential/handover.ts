import { resolve } from 'node:path';
import { Flags } from '@salesforce/sf-plugins-core';
import type { Handover } from '../../../core/model/handover.ts';
import { audiences, forVendor, type Audience, type VendorHandover } from '../../../core/model/vendor-handover.ts';
import { IntegrationUserCommand } from '../../../edges/terminal/command.ts';
import { orgFlags, specFlags } from '../../../edges/terminal/run-flags.ts';
import { messagesOf } from '../../../edges/terminal/words.ts';

const messages = messagesOf('credential.handover');

/** Nothing is in a result that its audience may not see. A type, so that --json takes it. */
export type CredentialHandoverResult = {
  readonly integration: string;
  readonly environment: string;
  readonly audience: Audience;
  readonly handover: Handover | VendorHandover;
  readonly sheet: string;
  readonly file?: string;
};

export default class CredentialHandover extends IntegrationUserCommand<CredentialHandoverResult> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    ...orgFlags,
    ...specFlags,
    for: Flags.option({ options: audiences, default: 'vendor' as const, summary: messages.getMessage('flags.for.summary') })(),
    'output-file': Flags.string({ summary: messages.getMessage('flags.output-file.summary') }),
  };

  async run(): Promise<CredentialHandoverResult> {
    const { flags } = await this.parse(CredentialHandover);
    const [{ openRun }, { inProject, projectRoot }, { loadSpec }, { handover }, { handoverSheet }, { safe }, { writeReport }] = await Promise.all([
      import('../../../wiring.ts'),
      import('../../../edges/terminal/project.ts'),
      import('../../../workflows/load-spec.ts'),
      import('../../../workflows/handover.ts'),
      import('../../../catalog/formats/handover-sheet/handover-sheet.ts'),
      import('../../../edges/terminal/safe.ts'),
      import('../../../edges/files/report-file.ts'),
    ]);
    const root = await projectRoot();
    const { deps, close } = openRun({ warn: (problem) => this.warnOf(problem), org: flags['target-org'], apiVersion: flags['api-version'], projectRoot: root, spinner: this.spinner, interrupted: messages.getMessage('interrupted') });
    try {
      const loaded = await loadSpec(deps.files, { ...flags, spec: flags.spec === undefined ? undefined : inProject(root, flags.spec) });
      const facts = await handover(deps, { loaded, environment: flags.environment, targetOrg: flags['target-org'].getUsername() ?? '' });
      const sheet = handoverSheet(facts, flags.for);
      const result = { integration: facts.integration, environment: facts.environment, audience: flags.for, handover: flags.for === 'team' ? facts : forVendor(facts), sheet };
      const file = flags['output-file'];
      if (file === undefined) {
        this.log(safe(sheet));
        return result;
      }
      const path = resolve(file);
      await writeReport(path, sheet);
      this.logToStderr(messages.getMessage('written', [path]));
      return { ...result, file: path };
    } finally {
      close();
    }
  }
}
