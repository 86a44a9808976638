import { columns } from '../../core/model/soql.ts';

/** An object's API name as a path segment; throws `soql-not-a-name` for anything else. */
export function objectSegment(sobject: string): string {
  return encodeURIComponent(columns([sobject]).text);
}
