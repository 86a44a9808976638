import { ApiError } from '../http.ts';
import type { Call, Context } from '../http.ts';

export type Body = Record<string, unknown>;

/** The JSON object of a request. Throws JSON_PARSER_ERROR. */
export function jsonBody(call: Call): Body {
  const parsed = parse(call.body.toString('utf8'));
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw new ApiError(400, 'JSON_PARSER_ERROR', 'The HTTP entity body is required and must be a JSON object');
  return parsed as Body;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(400, 'JSON_PARSER_ERROR', `Unexpected character or end of input at [line:1, column:${text.length + 1}]`);
  }
}

/** `66.0` of `/services/data/v66.0/...`. */
export function versionOf(context: Context): string {
  return (context.params['version'] ?? '').replace(/^v/, '');
}

export function param(context: Context, name: string): string {
  return context.params[name] ?? '';
}

/** A list parameter, `?ids=a,b`. */
export function listParam(call: Call, name: string): string[] {
  return (call.query.get(name) ?? '').split(',').map((one) => one.trim()).filter((one) => one !== '');
}
