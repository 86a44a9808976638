import { exitCodes, Problem, Problems } from '../problems.ts';
import { all } from '../catalog/components/index.ts';
import { indexPath } from '../core/metadata/generated-files.ts';
import { sourcePath } from '../core/metadata/source-layout.ts';
import type { FieldKnowledge, SourceComponent } from '../core/model/component.ts';
import { violations } from '../core/model/field-knowledge.ts';
import type { MetadataFile } from '../core/model/metadata-file.ts';
import { componentNames } from '../core/model/names.ts';
import { grantsOf } from '../core/model/permission-dependencies.ts';
import type { Clock, Files } from '../core/model/ports.ts';
import type { Spec } from '../core/model/spec.ts';
import { current } from '../core/spec/ended.ts';
import type { PlaceOf } from '../core/spec/place.ts';
import { appRules, withRules } from './init/ignore-rules.ts';
import { writeGenerated, type WrittenSource } from './generated-source.ts';
import { keepPolicy } from './keep-policy.ts';
import { below, cleanPath, packageDirectories } from './package-directory.ts';
import { projectKnowledge } from './project-fields.ts';

export interface GenerateInput {
  readonly spec: Spec;
  readonly placeOf?: PlaceOf | undefined;
  /** A template and no request: only what it would grant, its permission set; there is no owner or network to judge by the policy. */
  readonly pattern?: boolean;
  /** Relative to the project; default `main/default` of the default package directory. */
  readonly outputDir?: string | undefined;
  readonly force: boolean;
  /** Say what would be written, and write nothing. */
  readonly preview?: boolean | undefined;
}

export interface GenerateResult extends WrittenSource {
  readonly integration: string;
  readonly notes: readonly string[];
}

function isSource(part: (typeof all)[number]): part is (typeof all)[number] & SourceComponent {
  return 'source' in part;
}

function wantedFiles({ spec, pattern }: GenerateInput, fields: FieldKnowledge): readonly MetadataFile[] {
  const parts = all.filter(isSource).filter((part) => part.applies?.(spec) !== false && (pattern !== true || part.id === 'permission-set'));
  return parts.flatMap((part) => part.source(spec, componentNames(spec.name), fields));
}

function notesOf(spec: Spec, fields: FieldKnowledge): readonly string[] {
  const unknown = Object.entries(spec.access.objects).flatMap(([object, { fields: named }]) =>
    Object.keys(named)
      .filter((field) => fields.kindOf(object, field) === 'unknown')
      .map((field) => `${object}.${field} is not known here: whether it takes a field permission is seen when the org is asked.`),
  );
  return [...grantsOf(spec, fields).notes, ...unknown];
}

function mustHold(spec: Spec, fields: FieldKnowledge): void {
  const broken = violations(spec, fields);
  if (broken.length > 0) throw new Problems('spec-cannot-be-kept', [spec.name], broken, exitCodes.wrongUse);
}

/** The spec with the addresses that count today. Throws `allowlist-ended` where none is left: without a range a profile lets everybody in. */
function asOf(spec: Spec, now: Date): Spec {
  const allow = current(spec.network.allow, now.toISOString().slice(0, 10));
  if (allow.length === 0) throw new Problem('allowlist-ended', ['network.allow', spec.name], exitCodes.wrongUse);
  return { ...spec, network: { allow: [...allow] } };
}

/** No integration's name holds a hyphen, so patterns keep apart. */
const indexOf = ({ spec, pattern }: GenerateInput): string => indexPath(pattern === true ? `template-${spec.name}` : spec.name);

/** Only `create` deploys the apps' sign-in settings, with the certificate; the project's own deployments leave them alone. */
async function keepFromDeploying(files: Files): Promise<void> {
  const present = await files.read('.forceignore');
  const wanted = withRules(present, appRules, 'sf integration-user: deployed by create only, with the certificate');
  if (wanted !== present) await files.write('.forceignore', wanted);
}

/**
 * A spec as source of the project, without an org: the same spec gives the same bytes, a second run changes nothing, and
 * a file that someone edited is not overwritten without `force`. Where one is, nothing is written at all (`refused`).
 * Holds no secret and no id of an org. Throws Problems where the spec breaks the policy or promises what cannot be kept.
 */
export async function generate({ files, clock }: { readonly files: Files; readonly clock: Clock }, input: GenerateInput): Promise<GenerateResult> {
  const spec = asOf(input.spec, clock.now());
  const directories = await packageDirectories(files);
  const policyNotes = input.pattern === true ? [] : await keepPolicy({ files, clock }, input.spec, input);
  const fields = await projectKnowledge(files, directories.all, Object.keys(spec.access.objects));
  mustHold(spec, fields);

  const folder = input.outputDir === undefined ? below(directories.main, 'main/default') : cleanPath(input.outputDir);
  const wanted = new Map(wantedFiles({ ...input, spec }, fields).map((file) => [sourcePath(folder, file), file.xml]));
  const written = await writeGenerated(files, wanted, { index: indexOf(input), force: input.force, preview: input.preview });
  if (!written.refused && input.preview !== true) await keepFromDeploying(files);
  return { integration: spec.name, ...written, notes: [...policyNotes, ...notesOf(spec, fields)] };
}
