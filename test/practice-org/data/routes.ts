import type { Route } from '../http.ts';
import { batchRoutes } from './batch-routes.ts';
import { bulkRoutes } from './bulk-routes.ts';
import { collectionRoutes } from './collection-routes.ts';
import { compositeRoutes } from './composite-routes.ts';
import { describeRoutes } from './describe-routes.ts';
import { passwordRoutes } from './password-routes.ts';
import { queryRoutes } from './query-routes.ts';
import { recordRoutes } from './record-routes.ts';
import { toolingRoutes } from './tooling-routes.ts';
import { treeRoutes } from './tree-routes.ts';
import { versionRoutes } from './version-routes.ts';

const plain: Route[] = [
  ...versionRoutes,
  ...describeRoutes,
  ...queryRoutes,
  ...toolingRoutes,
  ...passwordRoutes,
  ...recordRoutes,
  ...collectionRoutes,
];

/** Everything under /services/data that is not metadata or OAuth. */
export const routes: Route[] = [...plain, ...compositeRoutes(plain), ...batchRoutes(plain), ...treeRoutes, ...bulkRoutes];
