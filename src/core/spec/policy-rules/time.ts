import { mistake } from '../mistake.ts';
import type { Path } from '../place.ts';
import { pathText } from '../place.ts';
import type { PolicyRule } from './rule.ts';

/** What each flow logs in with, by the policy's name for it. */
const credentialOf = { 'jwt-bearer': 'certificate', 'client-credentials': 'secret', 'authorization-code': 'secret' } as const;

export const rotatesAtEachUse: PolicyRule = ({ spec, policy, placeOf }) =>
  spec.auth.keepsRefreshToken !== undefined && policy.refreshToken.mustRotate ? [mistake('policy-refresh-token-kept', placeOf(['auth', 'keepsRefreshToken'], 'key'))] : [];

export const rotatesInTime: PolicyRule = ({ spec, policy, placeOf }) => {
  const kind = credentialOf[spec.auth.flow];
  const longest = policy.rotation[kind];
  const own = Object.entries(spec.environments).map(([name, { credentials }]) => ({ path: ['environments', name, 'credentials', 'rotateEveryDays'] as Path, days: credentials?.rotateEveryDays }));
  return [{ path: ['credentials', 'rotateEveryDays'] as Path, days: spec.credentials.rotateEveryDays }, ...own].flatMap(({ path, days }) =>
    days === undefined || days <= longest ? [] : [mistake('policy-rotation', placeOf(path), [pathText(path), String(days), kind, String(longest)])],
  );
};
