import { ApiError } from './http.ts';

/** Versions 21 to 30 are gone since Summer '25 (facts 4 [A]). */
const OLDEST = 31;

/**
 * Throws for a path that names an API version the org does not serve: retired ones answer 410 GONE over REST and UNSUPPORTED_API_VERSION
 * over SOAP (facts 4 [A]); ones newer than `newest` (e.g. `66.0`) do not exist.
 */
export function checkVersion(path: string, newest: string): void {
  const rest = /^\/services\/data\/v(\d+)\.0(\/|$)/.exec(path)?.[1];
  const soap = /^\/services\/Soap\/[a-z]\/(\d+)(\.0)?(\/|$)/i.exec(path)?.[1];
  if (soap !== undefined && !within(soap, newest)) throw new ApiError(500, 'UNSUPPORTED_API_VERSION', `Invalid Api version specified on URL`);
  if (rest === undefined || within(rest, newest)) return;
  if (Number(rest) >= OLDEST) throw new ApiError(404, 'NOT_FOUND', 'The requested resource does not exist');
  throw new ApiError(410, 'GONE', 'The requested resource is no longer available. API versions 21.0 through 30.0 are retired.');
}

function within(version: string, newest: string): boolean {
  return Number(version) >= OLDEST && Number(version) <= Number(newest);
}
