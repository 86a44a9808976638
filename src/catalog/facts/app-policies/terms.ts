import type { AppPolicyRow, IpRelaxation } from '../../../core/model/audit/rows-apps.ts';

const relaxations: Readonly<Record<string, IpRelaxation>> = { enforce: 'enforce', bypass: 'bypass', bypass2factor: 'bypass-second-factor', enforcerelaxrefresh: 'relax-refresh' };

/** `ENFORCE_RELAXREFRESH` of a connected app, `Enforce_RelaxRefresh` of an external one (facts 1.3, 1.4 [A]); `undefined` for another text. */
export const relaxation = (written: string | null | undefined): IpRelaxation | undefined => relaxations[(written ?? '').toLowerCase().replaceAll('_', '')];

const daysIn: Readonly<Record<string, number>> = { hours: 1 / 24, days: 1, months: 30 };
/** How many days an `HOURS` of a connected app, an `Hours` of an external one have (facts 1.3, 1.4 [A]); `undefined` for another text. */
export const daysOfUnit = (written: string | null): number | undefined => daysIn[(written ?? '').toLowerCase()];

/** e.g. `specific_lifetime:30:DAYS` */
const limited = /^specific_(lifetime|inactivity):(\d+):(HOURS|DAYS|MONTHS)$/;

const days = (count: string, unit: string): number => Number(count) * (daysOfUnit(unit) ?? 1);

/** `infinite`, `zero`, `specific_lifetime:30:DAYS`, `specific_inactivity:12:HOURS` (facts 1.3 [A]). Empty for another text. */
export function refreshTerms(policy: string | undefined): Pick<AppPolicyRow, 'refreshPolicy' | 'refreshDays'> {
  if (policy === 'infinite' || policy === 'zero') return { refreshPolicy: policy };
  const parts = limited.exec(policy ?? '');
  if (parts === null) return {};
  const [, kind, count = '', unit = ''] = parts;
  return { refreshPolicy: kind === 'lifetime' ? 'lifetime' : 'inactivity', refreshDays: days(count, unit) };
}
