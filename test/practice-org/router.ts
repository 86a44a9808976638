import { ApiError } from './http.ts';
import type { Route } from './http.ts';

/** A route that fits, with its path parameters decoded. */
export interface Match {
  route: Route;
  params: Record<string, string>;
}
/** Throws `ApiError` 404 NOT_FOUND, or 405 METHOD_NOT_ALLOWED where only the method is wrong. */
export type Router = (method: string, path: string) => Match;

interface Pattern {
  route: Route;
  segments: string[];
}

/** Literal segments win over `:name`, and `:name` over `*rest`, whatever the order of `routes`. */
export function createRouter(routes: Route[]): Router {
  const patterns = routes.map((route): Pattern => ({ route, segments: segmentsOf(route.path) })).sort(bySpecificity);
  return (method, path) => {
    const segments = segmentsOf(path);
    const fitting = patterns.flatMap((pattern) => {
      const params = match(pattern.segments, segments);
      return params ? [{ route: pattern.route, params }] : [];
    });
    const asked = method === 'HEAD' ? 'GET' : method;
    const found = fitting.find(({ route }) => route.method === asked);
    if (found) return found;
    if (fitting.length === 0) throw new ApiError(404, 'NOT_FOUND', 'The requested resource does not exist');
    const allowed = [...new Set(fitting.map(({ route }) => route.method))].join(',');
    throw new ApiError(405, 'METHOD_NOT_ALLOWED', `HTTP Method '${method}' not allowed. Allowed are ${allowed}`);
  };
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

function rank(segment: string | undefined): number {
  if (segment === undefined) return 3;
  if (segment.startsWith('*')) return 2;
  return segment.startsWith(':') ? 1 : 0;
}

function bySpecificity(left: Pattern, right: Pattern): number {
  const places = Math.max(left.segments.length, right.segments.length);
  for (let place = 0; place < places; place += 1) {
    const difference = rank(left.segments[place]) - rank(right.segments[place]);
    if (difference !== 0) return difference;
  }
  return 0;
}

function match(pattern: string[], path: string[]): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (const [place, wanted] of pattern.entries()) {
    if (wanted.startsWith('*')) return { ...params, [wanted.slice(1)]: path.slice(place).map(decode).join('/') };
    const given = path[place];
    if (given === undefined) return undefined;
    if (wanted.startsWith(':')) params[wanted.slice(1)] = decode(given);
    else if (wanted !== given) return undefined;
  }
  return pattern.length === path.length ? params : undefined;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
