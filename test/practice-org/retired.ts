import type { Reply, Route } from './http.ts';

/** Bulk API 1.0 of a retired version says InvalidVersion in XML (facts 4 [A]); the practice org plays Bulk API 2.0 only. */
function oldBulk(): Reply {
  const body =
    '<?xml version="1.0" encoding="UTF-8"?><error xmlns="http://www.force.com/2009/06/asyncapi/dataload">' +
    '<exceptionCode>InvalidVersion</exceptionCode><exceptionMessage>Invalid Api version</exceptionMessage></error>';
  return { status: 400, headers: { 'content-type': 'application/xml;charset=UTF-8' }, body };
}

export const routes: Route[] = [
  { method: 'GET', path: '/services/async/*rest', session: 'none', handler: oldBulk },
  { method: 'POST', path: '/services/async/*rest', session: 'none', handler: oldBulk },
];
