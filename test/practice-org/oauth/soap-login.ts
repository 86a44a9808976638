import { SoapFault } from '../http.ts';
import type { Call } from '../http.ts';

/** SOAP login() is disabled in new orgs (facts 4 [A]). The partner and enterprise APIs have nothing else to offer here. */
export function soapLogin(call: Call): never {
  const login = /<(?:\w+:)?login[\s>]/.test(call.body.toString('utf8'));
  if (login) throw new SoapFault('INVALID_OPERATION', 'SOAP API login() is disabled by default in this org.');
  throw new SoapFault('INVALID_OPERATION', 'The practice org answers the SOAP metadata API only.');
}
