import { resolve } from 'node:path';
import { Flags } from '@salesforce/sf-plugins-core';
import { credentialParts, partName, type CredentialPart } from '../../../core/model/credential-part.ts';
import { exitCodes, Problem } from '../../../problems.ts';
import { IntegrationUserCommand } from '../../../edges/terminal/command.ts';
import { orgFlags, specFlags } from '../../../edges/terminal/run-flags.ts';
import { messagesOf } from '../../../edges/terminal/words.ts';
import type { ShownCredential } from '../../../workflows/credential-show.ts';

const messages = messagesOf('credential.show');

/** `value` is always null: results end in logs (security facts C.1). A type, so that --json takes it. */
export type CredentialShowResult = {
  readonly integration: string;
  readonly orgId: string;
  readonly environment: string;
  readonly part: CredentialPart;
  readonly value: null;
  /** How to get the value; absent where `file` holds it. */
  readonly hint?: string;
  readonly file?: string;
};

export default class CredentialShow extends IntegrationUserCommand<CredentialShowResult> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    ...orgFlags,
    ...specFlags,
    part: Flags.option({ options: credentialParts, required: true, summary: messages.getMessage('flags.part.summary') })(),
    'output-file': Flags.string({ summary: messages.getMessage('flags.output-file.summary') }),
  };

  async run(): Promise<CredentialShowResult> {
    const { flags } = await this.parse(CredentialShow);
    const file = flags['output-file'];
    this.mayBeSeen(flags.part, file);
    const [{ openRun }, { inProject, projectRoot }, { loadSpec }, { showCredential }] = await Promise.all([
      import('../../../wiring.ts'),
      import('../../../edges/terminal/project.ts'),
      import('../../../workflows/load-spec.ts'),
      import('../../../workflows/credential-show.ts'),
    ]);
    const root = await projectRoot();
    const { deps, close } = openRun({ warn: (problem) => this.warnOf(problem), org: flags['target-org'], apiVersion: flags['api-version'], projectRoot: root, spinner: this.spinner, interrupted: messages.getMessage('interrupted') });
    try {
      const loaded = await loadSpec(deps.files, { ...flags, spec: flags.spec === undefined ? undefined : inProject(root, flags.spec) });
      const shown = await showCredential(deps, { loaded, environment: flags.environment, part: flags.part });
      for (const key of file === undefined ? [] : (deps.vault.warnings ?? [])) this.warnOf(new Problem(key));
      return await this.handOver(shown, file);
    } finally {
      close();
    }
  }

  /** Before anything is opened: a screen is no place for a secret. */
  private mayBeSeen(part: CredentialPart, file: string | undefined): void {
    if (file !== undefined || this.jsonEnabled() || !process.stdout.isTTY) return;
    throw new Problem('show-on-terminal', [partName(part)], exitCodes.wrongUse);
  }

  private async handOver({ value, ...what }: ShownCredential, file: string | undefined): Promise<CredentialShowResult> {
    if (file !== undefined) {
      const { handOut } = await import('../../../edges/vault/hand-out.ts');
      const path = resolve(file);
      await handOut(path, await value());
      this.logToStderr(messages.getMessage('written', [partName(what.part), path]));
      return { ...what, value: null, file: path };
    }
    if (this.jsonEnabled()) return { ...what, value: null, hint: messages.getMessage('hint') };
    const secret = await value();
    // Past this.log, whose text the CLI's logger may see.
    await new Promise<void>((done) => secret.use((text) => process.stdout.write(text, () => done())));
    return { ...what, value: null };
  }
}
