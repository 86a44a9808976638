import type { Route } from '../http.ts';

/** The Metadata API: SOAP at /services/Soap/m, REST deploy requests. */
export const routes: Route[] = [];
