import { ApiError } from '../../http.ts';
import type { Call, Context, Reply } from '../../http.ts';
import { requireMetadataAccess } from '../access.ts';
import { deployJob, deployValidated, startDeploy, cancelDeploy } from './jobs.ts';
import { multipart } from './multipart.ts';
import { RequestProblem } from './options.ts';
import type { RawOptions } from './options.ts';
import type { DeployJob, DeployResult } from './result.ts';

/** POST .../metadata/deployRequest: a zip with its options, or the id of a validation (facts 3.2 [A]). */
export function postDeploy(call: Call, context: Context): Reply {
  requireMetadataAccess(context.state, context.session);
  const job = asked(() => (isMultipart(call) ? fromParts(call, context) : fromValidation(call, context)));
  return { status: 201, body: answer(job, context, false) };
}

/** GET .../deployRequest/:id, with `includeDetails=true` for the components. */
export function getDeploy(call: Call, context: Context): Reply {
  requireMetadataAccess(context.state, context.session);
  const job = asked(() => deployJob(context.state, context.params['id'] ?? ''), 404);
  return { status: 200, body: answer(job, context, call.query.get('includeDetails') === 'true') };
}

/** PATCH .../deployRequest/:id asks to cancel (facts 3.2 [K]; that it is 202 is not known). */
export function patchDeploy(call: Call, context: Context): Reply {
  requireMetadataAccess(context.state, context.session);
  const job = asked(() => {
    const { deployResult } = json(call.body) as { deployResult?: { status?: unknown } };
    if (deployResult?.status !== 'Canceling') throw new RequestProblem('INVALID_FIELD', 'A deploy request can only be set to Canceling');
    return cancelDeploy(context.state, context.session, context.params['id'] ?? '');
  });
  return { status: 202, body: answer(job, context, false) };
}

function isMultipart(call: Call): boolean {
  return (call.headers['content-type'] ?? '').startsWith('multipart/form-data');
}

function fromParts(call: Call, { state, session, params }: Context): DeployJob {
  const parts = multipart(call.headers['content-type'] ?? '', call.body);
  const zip = parts.get('file');
  if (!zip) throw new RequestProblem('INVALID_MULTIPART_REQUEST', 'Part "file" with the zip is missing');
  const { deployOptions } = json(parts.get('entity_content') ?? Buffer.from('{}')) as { deployOptions?: RawOptions };
  return startDeploy(state, session, zip, deployOptions ?? {}, Number((params['version'] ?? '').replace('v', '')));
}

function fromValidation(call: Call, { state, session }: Context): DeployJob {
  const { validatedDeployRequestId } = json(call.body) as { validatedDeployRequestId?: string };
  if (typeof validatedDeployRequestId !== 'string') throw new RequestProblem('INVALID_MULTIPART_REQUEST', 'A deploy request is multipart/form-data');
  return deployValidated(state, session, validatedDeployRequestId);
}

function json(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch {
    throw new RequestProblem('JSON_PARSER_ERROR', 'The body is not valid JSON');
  }
}

function asked<T>(work: () => T, status = 400): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RequestProblem) throw new ApiError(status, error.code, error.message);
    throw error;
  }
}

function answer(job: DeployJob, { state, params }: Context, details: boolean): unknown {
  return {
    id: job.result.id,
    validatedDeployRequestId: null,
    deployOptions: details ? null : job.options,
    url: `${state.urls.instance}/services/data/${params['version'] ?? ''}/metadata/deployRequest/${job.result.id}`,
    deployResult: resultInJson(job.result, details),
  };
}

/** REST dates end in `+0000`; lists are lists, even of one or none (facts 3.2 [A]). */
function resultInJson(result: DeployResult, details: boolean): unknown {
  const text = JSON.stringify(details ? result : { ...result, details: null });
  return JSON.parse(text.replaceAll(/"(\d{4}-\d\d-\d\dT[\d:.]+)Z"/g, '"$1+0000"')) as unknown;
}
