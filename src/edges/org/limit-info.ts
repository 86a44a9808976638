import type { ApiUsage } from '../../core/model/ports.ts';

/**
 * Of `Sforce-Limit-Info: api-usage=25/100000` (facts 2.z [A]). An app with a limit of its own has
 * `per-app-api-usage=17/250(appName=X)` beside it: that one is not the org's. `undefined` for what no org can mean.
 */
function stated(header: string | undefined): ApiUsage | undefined {
  const found = /(?:^|[\s,;])api-usage=(\d{1,10})\/(\d{1,10})(?![\d.])/.exec(header ?? '');
  const usage = { used: Number(found?.[1]), max: Number(found?.[2]) };
  return usage.max > 0 ? usage : undefined;
}

/** What the org said last, and what was sent since: not every answer states it (SOAP, pages, lost answers). */
export interface UsageMeter {
  /** One request left for the org; its answer's `Sforce-Limit-Info`, where there was one. */
  count(header?: string): void;
  /** `undefined` until the org has said something. */
  usage(): ApiUsage | undefined;
}

export function openUsageMeter(): UsageMeter {
  let last: ApiUsage | undefined;
  let since = 0;
  return {
    count: (header) => {
      const usage = stated(header);
      since = usage === undefined ? since + 1 : 0;
      last = usage ?? last;
    },
    usage: () => (last === undefined ? undefined : { used: last.used + since, max: last.max }),
  };
}
