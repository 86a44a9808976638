/** Daily API requests of the whole org, as the last answer told (facts 2.z [A]). */
export interface ApiUsage {
  readonly used: number;
  readonly max: number;
}

/** Of `Sforce-Limit-Info: api-usage=25/100000`. */
export function apiUsage(header: string | undefined): ApiUsage | undefined {
  const found = /\bapi-usage=(\d{1,12})\/(\d{1,12})/.exec(header ?? '');
  return found === null ? undefined : { used: Number(found[1]), max: Number(found[2]) };
}
