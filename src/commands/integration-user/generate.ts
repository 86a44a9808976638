import { Flags } from '@salesforce/sf-plugins-core';
import { exitCodes, Problem } from '../../problems.ts';
import { IntegrationUserCommand } from '../../edges/terminal/command.ts';
import { messagesOf } from '../../edges/terminal/words.ts';
import type { Files } from '../../core/model/ports.ts';
import type { GenerateInput, GenerateResult } from '../../workflows/generate.ts';
import type { NativeReportsResult } from '../../workflows/native-reports.ts';

const messages = messagesOf('generate');
const summaryOf = (flag: string): string => messages.getMessage(`flags.${flag}.summary`);

interface Choice {
  readonly spec?: string | undefined;
  readonly name?: string | undefined;
  readonly template?: string | undefined;
}

/** What to write: a template as the pattern it is, or a spec. */
async function chosen(root: string, files: Files, choice: Choice): Promise<Pick<GenerateInput, 'spec' | 'placeOf' | 'pattern'>> {
  if (choice.template === undefined) {
    const [{ loadSpec }, { inProject }] = await Promise.all([import('../../workflows/load-spec.ts'), import('../../edges/terminal/project.ts')]);
    const { value, placeOf } = await loadSpec(files, { name: choice.name, spec: choice.spec && inProject(root, choice.spec) });
    return { spec: value, placeOf };
  }
  const [{ findTemplate }, { patternSpec }] = await Promise.all([import('../../workflows/template-catalogue.ts'), import('../../workflows/pattern-spec.ts')]);
  return { spec: patternSpec((await findTemplate(files, choice.template)).template), pattern: true };
}

type Written = GenerateResult | NativeReportsResult;

export default class Generate extends IntegrationUserCommand<Written> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    spec: Flags.string({ summary: summaryOf('spec'), exclusive: ['name', 'template'] }),
    name: Flags.string({ summary: summaryOf('name'), exclusive: ['spec', 'template'] }),
    template: Flags.string({ summary: summaryOf('template'), exclusive: ['spec', 'name'] }),
    reports: Flags.boolean({ summary: summaryOf('reports'), description: messages.getMessage('flags.reports.description'), exclusive: ['spec', 'name', 'template'] }),
    'output-dir': Flags.string({ summary: summaryOf('output-dir'), description: messages.getMessage('flags.output-dir.description') }),
    force: Flags.boolean({ summary: summaryOf('force') }),
  };

  async run(): Promise<Written> {
    const { flags } = await this.parse(Generate);
    const [{ openFiles }, { projectRoot }] = await Promise.all([import('../../edges/files/files.ts'), import('../../edges/terminal/project.ts')]);
    const root = await projectRoot();
    const files = openFiles(root);
    const input = { outputDir: flags['output-dir'], force: flags.force };
    const result = flags.reports ? await this.reports(files, input) : await this.source(files, { ...(await chosen(root, files, flags)), ...input });
    await this.show(result);
    const edited = result.files.filter(({ action }) => action === 'edited').map(({ path }) => path);
    if (result.refused) throw new Problem('generated-file-edited', [edited.join(', ')], exitCodes.couldNot);
    return result;
  }

  private async source(files: Files, input: GenerateInput): Promise<GenerateResult> {
    const [{ generate }, { systemClock }] = await Promise.all([import('../../workflows/generate.ts'), import('../../edges/clock/clock.ts')]);
    return generate({ files, clock: systemClock }, input);
  }

  private async reports(files: Files, input: Pick<GenerateInput, 'outputDir' | 'force'>): Promise<NativeReportsResult> {
    const { writeNativeReports } = await import('../../workflows/native-reports.ts');
    return writeNativeReports({ files }, input);
  }

  private async show(result: Written): Promise<void> {
    const { safe } = await import('../../edges/terminal/safe.ts');
    for (const { diff } of result.files) if (diff !== undefined) this.log(safe(diff));
    for (const note of result.notes) this.log(safe(`- ${note}`));
    if (result.refused) return;
    this.table({
      data: result.files.map(({ path, action }) => ({ path, action: messages.getMessage(`action.${action}`) })),
      columns: [
        { key: 'path', name: messages.getMessage('column.path') },
        { key: 'action', name: messages.getMessage('column.action') },
      ],
    });
    if (!result.changed) this.log(messages.getMessage('nothing'));
  }
}
