/**
 * The name of a field, compared: without regard to case, and without the `Id` at the end of a standard look-up, because history
 * has `Owner` where the API has `OwnerId`.
 */
export function comparedField(expression: string): string {
  return `CASE WHEN lower(${expression}) LIKE '%_id' THEN lower(substr(${expression}, 1, length(${expression}) - 2)) ELSE lower(${expression}) END`;
}
