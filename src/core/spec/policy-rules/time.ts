import { mistake } from '../mistake.ts';
import type { Path } from '../place.ts';
import { pathText } from '../place.ts';
import { allowlists } from '../spec-sense.ts';
import type { PolicyRule } from './rule.ts';

/** What each flow logs in with, by the policy's name for it. */
const credentialOf = { 'jwt-bearer': 'certificate', 'client-credentials': 'secret', 'authorization-code': 'secret' } as const;

export const rotatesInTime: PolicyRule = ({ spec, policy, placeOf }) => {
  const kind = credentialOf[spec.auth.flow];
  const longest = policy.rotation[kind];
  const own = Object.entries(spec.environments).map(([name, { credentials }]) => ({ path: ['environments', name, 'credentials', 'rotateEveryDays'] as Path, days: credentials?.rotateEveryDays }));
  return [{ path: ['credentials', 'rotateEveryDays'] as Path, days: spec.credentials.rotateEveryDays }, ...own].flatMap(({ path, days }) =>
    days === undefined || days <= longest ? [] : [mistake('policy-rotation', placeOf(path), [pathText(path), String(days), kind, String(longest)])],
  );
};

/** The day named by `until` still counts. */
export const nothingEnded: PolicyRule = ({ spec, today, placeOf }) => {
  const allow = allowlists(spec).flatMap((list) => list.allow.map((entry, index) => ({ path: [...list.path, index, 'until'], until: entry.until })));
  const aliases = spec.aliases.map(({ until }, index) => ({ path: ['aliases', index, 'until'], until }));
  const exceptions = spec.exceptions.map(({ until }, index) => ({ path: ['exceptions', index, 'until'], until }));
  return [...allow, ...aliases, ...exceptions].flatMap(({ path, until }) =>
    until === undefined || until >= today ? [] : [mistake('spec-ended', placeOf(path), [pathText(path.slice(0, -1)), until])],
  );
};
