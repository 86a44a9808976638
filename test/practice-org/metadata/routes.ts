import type { Route } from '../http.ts';
import { consumers, credentials, usage } from './connect/credentials.ts';
import { getDeploy, patchDeploy, postDeploy } from './deploy/rest.ts';
import { metadataSoap } from './soap/handle.ts';

/** The Metadata API: SOAP at /services/Soap/m, REST deploy requests, and the Connect REST reads of app credentials. Retrieve, list, describe, read and CRUD are SOAP only (facts 3.2 [A]). */
export const routes: Route[] = [
  { method: 'POST', path: '/services/Soap/m/:version', session: 'soap', handler: metadataSoap },
  // Clients that took the address from a login carry the org's id behind the version.
  { method: 'POST', path: '/services/Soap/m/:version/:org', session: 'soap', handler: metadataSoap },
  { method: 'POST', path: '/services/data/:version/metadata/deployRequest', session: 'rest', handler: postDeploy },
  { method: 'GET', path: '/services/data/:version/metadata/deployRequest/:id', session: 'rest', handler: getDeploy },
  { method: 'GET', path: '/services/data/:version/apps/oauth/usage', session: 'rest', handler: usage },
  { method: 'GET', path: '/services/data/:version/apps/oauth/credentials/:app', session: 'rest', handler: consumers },
  { method: 'GET', path: '/services/data/:version/apps/oauth/credentials/:app/:consumer', session: 'rest', handler: credentials },
  { method: 'PATCH', path: '/services/data/:version/metadata/deployRequest/:id', session: 'rest', handler: patchDeploy },
];
