import type { ApiUsage } from '../../core/model/ports.ts';

/** Of `Sforce-Limit-Info: api-usage=25/100000`. */
export function apiUsage(header: string | undefined): ApiUsage | undefined {
  const found = /\bapi-usage=(\d{1,12})\/(\d{1,12})/.exec(header ?? '');
  return found === null ? undefined : { used: Number(found[1]), max: Number(found[2]) };
}
