import type { Route } from '../http.ts';
import { describeRoutes } from './describe-routes.ts';
import { passwordRoutes } from './password-routes.ts';
import { queryRoutes } from './query-routes.ts';
import { recordRoutes } from './record-routes.ts';
import { toolingRoutes } from './tooling-routes.ts';
import { versionRoutes } from './version-routes.ts';

/** Everything under /services/data that is not metadata or OAuth. */
export const routes: Route[] = [...versionRoutes, ...describeRoutes, ...queryRoutes, ...toolingRoutes, ...passwordRoutes, ...recordRoutes];
