import type { Route } from '../http.ts';

/** Everything under /services/data that is not metadata or OAuth. */
export const routes: Route[] = [];
