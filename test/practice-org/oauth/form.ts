import { OAuthError } from '../http.ts';
import type { Call } from '../http.ts';

export type Form = URLSearchParams;

/** Parameters of an OAuth request: the form body, and for GET the query. */
export function formOf(call: Call): Form {
  return call.method === 'GET' ? call.query : new URLSearchParams(call.body.toString('utf8'));
}

/** Throws `OAuthError` invalid_request where the parameter is missing. */
export function required(form: Form, name: string): string {
  const value = form.get(name);
  if (value === null || value === '') throw new OAuthError('invalid_request', `missing required parameter: ${name}`);
  return value;
}

export interface ClientCredential {
  id: string;
  secret?: string;
}

/** Consumer key and secret from Basic authorization, or else from the form (facts 3.4 [A]). */
export function clientOf(call: Call, form: Form): ClientCredential {
  const basic = /^Basic +(\S+)$/i.exec(call.headers['authorization'] ?? '')?.[1];
  if (basic !== undefined) {
    const [id = '', ...secret] = Buffer.from(basic, 'base64').toString('utf8').split(':');
    return { id: decode(id), secret: decode(secret.join(':')) };
  }
  const secret = form.get('client_secret');
  return { id: required(form, 'client_id'), ...(secret === null ? {} : { secret }) };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
