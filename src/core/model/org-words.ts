import type { OrgIdentity } from './ports.ts';

/** The org as every summary names it: nobody mistakes a sandbox for production, or a practice org for either. */
export function orgWords({ name, orgId, isSandbox, loopback }: OrgIdentity): string {
  const kind = [...(isSandbox ? ['a sandbox'] : []), ...(loopback ? ['a practice org on this machine'] : [])];
  return `${name} (${[orgId, ...kind].join(', ')})`;
}
