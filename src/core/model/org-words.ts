import type { OrgIdentity } from './ports.ts';

/** The org as every summary names it: nobody mistakes a sandbox for production, or a practice org for either. */
export function orgWords({ name, orgId, edition, isSandbox, loopback }: OrgIdentity): string {
  // A Developer Edition org is nobody's production, and no sandbox either.
  const real = edition === 'Developer Edition' ? [] : ['production'];
  const kind = [...(isSandbox ? ['a sandbox'] : loopback ? [] : real), ...(loopback ? ['a practice org on this machine'] : [])];
  return `${name} (${[orgId, ...kind].join(', ')})`;
}
