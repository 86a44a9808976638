import type { AppPolicyRow, IpRelaxation } from '../../../core/model/audit/rows-apps.ts';

const relaxations: Readonly<Record<string, IpRelaxation>> = { enforce: 'enforce', bypass: 'bypass', bypass2factor: 'bypass-second-factor', enforcerelaxrefresh: 'relax-refresh' };

/** `ENFORCE_RELAXREFRESH` of a connected app, `Enforce_RelaxRefresh` of an external one (facts 1.3, 1.4 [A]); `undefined` for another text. */
export const relaxation = (written: string | null | undefined): IpRelaxation | undefined => relaxations[(written ?? '').toLowerCase().replaceAll('_', '')];

const daysIn: Readonly<Record<string, number>> = { HOURS: 1 / 24, DAYS: 1, MONTHS: 30 };

/** `infinite`, `zero`, `specific_lifetime:30:DAYS`, `specific_inactivity:12:HOURS` (facts 1.3 [A]). Empty for another text. */
export function refreshTerms(written: string | undefined): Pick<AppPolicyRow, 'refreshPolicy' | 'refreshDays'> {
  const [kind = '', count = '', unit = ''] = (written ?? '').split(':');
  if (kind === 'infinite' || kind === 'zero') return { refreshPolicy: kind };
  const days = daysIn[unit.toUpperCase()];
  const policy = kind === 'specific_lifetime' ? 'lifetime' : kind === 'specific_inactivity' ? 'inactivity' : undefined;
  return policy === undefined || days === undefined || !/^\d+$/.test(count) ? {} : { refreshPolicy: policy, refreshDays: Number(count) * days };
}
