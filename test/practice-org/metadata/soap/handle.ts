import { SoapFault } from '../../http.ts';
import type { Call, Context, Reply } from '../../http.ts';
import type { OrgState, Session, XmlElement } from '../../state.ts';
import { metadataRefusal } from '../access.ts';
import { elementOf, flagOf, isOn, textOf, within } from '../components/content.ts';
import { cancelDeploy, deployJob, deployValidated, startDeploy } from '../deploy/jobs.ts';
import { RequestProblem } from '../deploy/options.ts';
import type { DeployResult } from '../deploy/result.ts';
import { retrieveStatus, startRetrieve } from '../retrieve/run.ts';
import type { XmlNode } from '../xml/parse.ts';
import type { XmlValue } from '../xml/write.ts';
import { deleteMetadata, readMetadata, saveMetadata } from './components.ts';
import { describeMetadata } from './describe.ts';
import { argumentsOf, operationOf, responseTo } from './envelope.ts';
import { listMetadata } from './list.ts';

interface Asked {
  state: OrgState;
  session: Session;
  apiVersion: number;
  node: XmlNode;
  /** The operation's arguments. */
  given: XmlElement;
}

const OPERATIONS: Record<string, (asked: Asked) => XmlValue> = {
  deploy: ({ state, session, apiVersion, given }) => {
    const zip = Buffer.from(textOf(given, 'ZipFile') ?? '', 'base64');
    return started(startDeploy(state, session, zip, optionsIn(given), apiVersion).result.id);
  },
  checkDeployStatus: ({ state, given }) => deployValue(deployJob(state, textOf(given, 'asyncProcessId') ?? '').result, isOn(given, 'includeDetails')),
  cancelDeploy: ({ state, session, given }) => {
    const { done, id } = cancelDeploy(state, session, textOf(given, 'String') ?? textOf(given, 'id') ?? '').result;
    return { done, id };
  },
  deployRecentValidation: ({ state, session, given }) => deployValidated(state, session, textOf(given, 'validationId') ?? '').result.id,
  retrieve: ({ state, session, apiVersion, given }) =>
    // The WSDL calls the argument retrieveRequest, jsforce request.
    started(startRetrieve(state, session, elementOf(given, 'retrieveRequest') ?? within(given, 'request'), apiVersion)),
  checkRetrieveStatus: ({ state, given }) => retrieveStatus(state, textOf(given, 'asyncProcessId') ?? '', flagOf(given, 'includeZip') ?? true),
  listMetadata: ({ state, session, given, apiVersion }) => (unlistable(state, apiVersion) ? [] : listMetadata(state, session, given)),
  describeMetadata: ({ state, given, apiVersion }) => describeMetadata(state, Number(textOf(given, 'asOfVersion') ?? apiVersion)),
  readMetadata: ({ state, given, apiVersion }) => readMetadata(state, given, apiVersion),
  createMetadata: ({ state, session, node, apiVersion }) => saveMetadata(state, session, node, apiVersion, 'create'),
  updateMetadata: ({ state, session, node, apiVersion }) => saveMetadata(state, session, node, apiVersion, 'update'),
  upsertMetadata: ({ state, session, node, apiVersion }) => saveMetadata(state, session, node, apiVersion, 'upsert'),
  deleteMetadata: ({ state, session, given, apiVersion }) => deleteMetadata(state, session, given, apiVersion),
};

/** Nothing is listed for a session in the format of a JWT, and nothing is said of it (facts peers 4 [B]). */
function unlistable(state: OrgState, apiVersion: number): boolean {
  return state.settings.switches.sessionFormat === 'jwt' && apiVersion < 68;
}

/** POST /services/Soap/m/:version. Refusals are faults `sf:CODE` (facts 3.3 [A]). */
export function metadataSoap(call: Call, { state, session, params }: Context): Reply {
  const node = operationOf(call.body.toString('utf8'));
  const operation = OPERATIONS[node.name];
  if (!operation) throw new SoapFault('INVALID_OPERATION', `No operation available for request {${node.namespace}}${node.name}`);
  const refusal = metadataRefusal(state, session);
  if (refusal) throw new SoapFault(refusal.code, refusal.message);
  try {
    const result = operation({ state, session, apiVersion: Number(params['version']), node, given: argumentsOf(node) });
    return { status: 200, headers: { 'content-type': 'text/xml;charset=UTF-8' }, body: responseTo(node.name, result) };
  } catch (error) {
    if (error instanceof RequestProblem) throw new SoapFault(error.code, error.message);
    throw error;
  }
}

function optionsIn(given: XmlElement): Record<string, unknown> {
  const options = within(given, 'DeployOptions');
  return Object.fromEntries(Object.entries(options).map(([name, values]) => [name, name === 'runTests' ? values : values[0]]));
}

function started(id: string): XmlValue {
  return { done: false, id, state: 'Queued' };
}

/** One component comes as one element, many as many, none as none (facts 3.2 [A]). Details are there when asked for. */
function deployValue(result: DeployResult, details: boolean): XmlValue {
  const { details: found, ...rest } = result;
  return { ...rest, details: details ? { ...found } as unknown as XmlValue : undefined };
}
