/** Zip deploys and retrieves over REST and SOAP, as the Metadata API documents them (facts 3.2). */
import { zipSync, unzipSync, strToU8, strFromU8 } from 'fflate';
import { expect } from 'chai';
import { API, send } from './caller.ts';
import type { Answer, Ask, Fields, PracticeOrg } from './caller.ts';
import { eventually } from './eventually.ts';
import { elements, soap, text, textOf } from './soap.ts';

/** Metadata type to directory and suffix of the zip format (facts 1.1 to 1.4, SDR registry [A]). */
export const PLACES: Record<string, readonly [directory: string, suffix: string]> = {
  Profile: ['profiles', 'profile'],
  PermissionSet: ['permissionsets', 'permissionset'],
  ConnectedApp: ['connectedApps', 'connectedApp'],
  ExternalClientApplication: ['externalClientApps', 'eca'],
  ExtlClntAppOauthSettings: ['extlClntAppOauthSettings', 'ecaOauth'],
  ExtlClntAppGlobalOauthSettings: ['extlClntAppGlobalOauthSets', 'ecaGlblOauth'],
  ExtlClntAppOauthConfigurablePolicies: ['extlClntAppOauthPolicies', 'ecaOauthPlcy'],
  ExtlClntAppConfigurablePolicies: ['extlClntAppPolicies', 'ecaPlcy'],
  CustomObject: ['objects', 'object'],
  PermissionSetGroup: ['permissionsetgroups', 'permissionsetgroup'],
  MutingPermissionSet: ['mutingpermissionsets', 'mutingpermissionset'],
  Settings: ['settings', 'settings'],
  ProfilePasswordPolicy: ['profilePasswordPolicies', 'profilePasswordPolicy'],
};

export interface Component {
  type: string;
  name: string;
  /** The elements inside the root element. */
  xml: string;
  /** Root element where it differs from the type (settings files). */
  root?: string;
}
export interface DeployOptions extends Pick<Ask, 'token' | 'from'> {
  version?: string;
  checkOnly?: boolean;
  ignoreWarnings?: boolean;
  rollbackOnError?: boolean;
  /** `type/name` of components to delete. */
  destructive?: [type: string, name: string][];
}
export interface DeployMessage {
  fullName: string;
  componentType: string;
  fileName: string;
  problem?: string;
  problemType?: string;
  success: boolean;
  created: boolean;
  changed: boolean;
  deleted: boolean;
}
export interface DeployResult {
  id: string;
  status: string;
  success: boolean;
  done: boolean;
  errorMessage?: string;
  errorStatusCode?: string;
  numberComponentErrors: number;
  details: { componentFailures: DeployMessage[]; componentSuccesses: DeployMessage[] };
}

const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

function manifest(names: readonly (readonly [type: string, name: string])[], version: string): string {
  const types = [...new Set(names.map(([type]) => type))].map((type) => {
    const members = names.filter((one) => one[0] === type).map(([, name]) => `<members>${name}</members>`);
    return `<types>${members.join('')}<name>${type}</name></types>`;
  });
  return `${HEAD}<Package xmlns="${NAMESPACE}">${types.join('')}<version>${version}</version></Package>`;
}

export function zipOf(components: readonly Component[], options: DeployOptions = {}): Uint8Array {
  const version = options.version ?? '66.0';
  const files: Record<string, Uint8Array> = {
    'package.xml': strToU8(
      manifest(
        components.map(({ type, name }) => [type, name] as const),
        version,
      ),
    ),
  };
  if (options.destructive) files['destructiveChanges.xml'] = strToU8(manifest(options.destructive, version));
  for (const { type, name, xml, root } of components) {
    const [directory, suffix] = PLACES[type] ?? [type, type];
    const tag = root ?? type;
    files[`${directory}/${name}.${suffix}`] = strToU8(`${HEAD}<${tag} xmlns="${NAMESPACE}">${xml}</${tag}>`);
  }
  return zipSync(files);
}

/** Starts a REST deploy of a zip: the multipart body of facts 3.2 [A]. */
export function startDeploy(org: PracticeOrg, zip: Uint8Array, deployOptions: Fields, ask: Ask = {}): Promise<Answer> {
  const boundary = 'practice-org-boundary';
  const part = (name: string, type: string, content: Buffer, extra = ''): Buffer =>
    Buffer.concat([
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"${extra}\r\nContent-Type: ${type}\r\n\r\n`),
      content,
      Buffer.from('\r\n'),
    ]);
  const body = Buffer.concat([
    part('entity_content', 'application/json', Buffer.from(JSON.stringify({ deployOptions }))),
    part('file', 'application/zip', Buffer.from(zip), '; filename="package.xml"'),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  return send(org, `${API}/metadata/deployRequest`, { ...ask, method: 'POST', raw: body, headers });
}

/** The result of a deploy that was started, once it is done. */
export function finished(org: PracticeOrg, id: string, ask: Ask = {}): Promise<DeployResult> {
  return eventually(async () => {
    const answer = await send(org, `${API}/metadata/deployRequest/${id}?includeDetails=true`, ask);
    expect(answer.status, JSON.stringify(answer.body)).to.equal(200);
    const { deployResult } = answer.body as { deployResult: DeployResult };
    return deployResult.done ? deployResult : undefined;
  });
}

/** Deploys over REST and waits for the end, whatever it is. */
export async function deploy(org: PracticeOrg, components: readonly Component[], options: DeployOptions = {}): Promise<DeployResult> {
  const { token, from, checkOnly = false, ignoreWarnings = false, rollbackOnError = true } = options;
  const ask: Ask = { ...(token === undefined ? {} : { token }), ...(from === undefined ? {} : { from }) };
  const deployOptions = { checkOnly, ignoreWarnings, rollbackOnError, singlePackage: true, allowMissingFiles: false, testLevel: 'NoTestRun' };
  const answer = await startDeploy(org, zipOf(components, options), deployOptions, ask);
  expect(answer.status, JSON.stringify(answer.body)).to.equal(201);
  return finished(org, (answer.body as { id: string }).id, ask);
}

/** A deploy that must succeed. */
export async function deployed(org: PracticeOrg, components: readonly Component[], options: DeployOptions = {}): Promise<DeployResult> {
  const result = await deploy(org, components, options);
  expect(result.status, JSON.stringify(result)).to.equal('Succeeded');
  return result;
}

/** A deploy that must fail, and the problem of the named component (or the only failure). */
export async function refusedDeploy(org: PracticeOrg, components: readonly Component[], options: DeployOptions = {}): Promise<DeployMessage> {
  const result = await deploy(org, components, options);
  const shown = JSON.stringify(result);
  expect(result.status, shown).to.equal('Failed');
  expect(result.success, shown).to.equal(false);
  const [failure] = result.details.componentFailures;
  if (!failure) throw new Error(`no component failure: ${shown}`);
  expect(result.numberComponentErrors, shown).to.equal(result.details.componentFailures.length);
  expect(failure.problemType, shown).to.equal('Error');
  expect(failure.success, shown).to.equal(false);
  return failure;
}

export interface Retrieved {
  /** Path in the zip (without the package folder) to text. */
  files: Record<string, string>;
  messages: string[];
}

/** Retrieves the named components over SOAP and opens the zip. */
export async function retrieve(org: PracticeOrg, names: [type: string, name: string][], version = '66.0'): Promise<Retrieved> {
  const types = names.map(([type, name]) => `<types><members>${name}</members><name>${type}</name></types>`).join('');
  const request = `<apiVersion>${version}</apiVersion><singlePackage>true</singlePackage><unpackaged>${types}<version>${version}</version></unpackaged>`;
  const started = await soap(org, `<retrieve><retrieveRequest>${request}</retrieveRequest></retrieve>`);
  const id = textOf(started, 'result', 'id');
  const result = await eventually(async () => {
    const status = await soap(org, `<checkRetrieveStatus><asyncProcessId>${id}</asyncProcessId><includeZip>true</includeZip></checkRetrieveStatus>`);
    const [answer] = elements(status, 'result');
    return answer && text(answer, 'done') === 'true' ? answer : undefined;
  });
  const zip = unzipSync(Buffer.from(text(result, 'zipFile'), 'base64'));
  const files = Object.entries(zip).map(([path, bytes]) => [path.replace(/^unpackaged\//, ''), strFromU8(bytes)] as const);
  return { files: Object.fromEntries(files), messages: elements(result, 'messages').map((one) => text(one, 'problem')) };
}
