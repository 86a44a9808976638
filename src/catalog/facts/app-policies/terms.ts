import type { AppPolicyRow, IpRelaxation } from '../../../core/model/audit/rows-apps.ts';

const relaxations: Readonly<Record<string, IpRelaxation>> = { enforce: 'enforce', bypass: 'bypass', bypass2factor: 'bypass-second-factor', enforcerelaxrefresh: 'relax-refresh' };

/** `ENFORCE_RELAXREFRESH` of a connected app, `Enforce_RelaxRefresh` of an external one (facts 1.3, 1.4 [A]); `undefined` for another text. */
export const relaxation = (written: string | null | undefined): IpRelaxation | undefined => relaxations[(written ?? '').toLowerCase().replaceAll('_', '')];

const daysIn: Readonly<Record<string, number>> = { HOURS: 1 / 24, DAYS: 1, MONTHS: 30 };

/** e.g. `specific_lifetime:30:DAYS` */
const limited = /^specific_(lifetime|inactivity):(\d+):(HOURS|DAYS|MONTHS)$/;

const days = (count: string, unit: string): number => Number(count) * (daysIn[unit] ?? 1);

/** `infinite`, `zero`, `specific_lifetime:30:DAYS`, `specific_inactivity:12:HOURS` (facts 1.3 [A]). Empty for another text. */
export function refreshTerms(policy: string | undefined): Pick<AppPolicyRow, 'refreshPolicy' | 'refreshDays'> {
  if (policy === 'infinite' || policy === 'zero') return { refreshPolicy: policy };
  const parts = limited.exec(policy ?? '');
  if (parts === null) return {};
  const [, kind, count = '', unit = ''] = parts;
  return { refreshPolicy: kind === 'lifetime' ? 'lifetime' : 'inactivity', refreshDays: days(count, unit) };
}
