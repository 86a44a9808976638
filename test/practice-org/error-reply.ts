import { ApiError, OAuthError, SoapFault } from './http.ts';
import type { Reply } from './http.ts';

/**
 * What a thrown refusal looks like on the wire (facts 3.3 [A] for REST and SOAP, 3.4 [A] for OAuth).
 * Anything that is no refusal is a fault of the practice org: 500 UNKNOWN_EXCEPTION, and the stack goes to `complain`.
 */
export function replyTo(error: unknown, style: 'rest' | 'soap', complain: (stack: string) => void): Reply {
  if (error instanceof OAuthError) return { status: error.status, body: { error: error.error, error_description: error.message } };
  if (error instanceof SoapFault) return fault(error.code, error.message);
  if (error instanceof ApiError) return style === 'soap' ? fault(error.code, error.message) : restError(error);
  complain(error instanceof Error && error.stack !== undefined ? error.stack : String(error));
  const unknown = new ApiError(500, 'UNKNOWN_EXCEPTION', 'An unexpected error occurred. Please include this ErrorId if you contact support.');
  return replyTo(unknown, style, complain);
}

function restError({ status, code, message, fields }: ApiError): Reply {
  return { status, body: [{ message, errorCode: code, ...(fields.length > 0 ? { fields } : {}) }] };
}

function fault(code: string, message: string): Reply {
  const body =
    '<?xml version="1.0" encoding="UTF-8"?>' +
    '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:sf="http://soap.sforce.com/2006/04/metadata">' +
    `<soapenv:Body><soapenv:Fault><faultcode>sf:${code}</faultcode><faultstring>${escape(`${code}: ${message}`)}</faultstring></soapenv:Fault>` +
    '</soapenv:Body></soapenv:Envelope>';
  return { status: 500, headers: { 'content-type': 'text/xml;charset=UTF-8' }, body };
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
