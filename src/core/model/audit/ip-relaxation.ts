import type { IpRelaxation } from './rows-apps.ts';
import type { App } from './view.ts';

/** What each value does, after the app's name (facts 1.3, 1.4 [A] for the values, 1.1 [A] for what they decide). */
export const relaxationWords: Readonly<Record<IpRelaxation, string>> = {
  'enforce': 'lets in only the addresses that the profile\'s login IP ranges hold',
  'relax-refresh': 'asks for the profile\'s login IP ranges at login, and refreshes tokens from any address',
  'bypass': 'does not ask for the profile\'s login IP ranges: a stolen credential works from any address',
  'bypass-second-factor': 'does not ask for the profile\'s login IP ranges where a second factor was given',
};

/** Apps among these that let logins past the ranges of the profile. */
export const ignoringRanges = (apps: readonly App[]): readonly App[] => apps.filter(({ policy }) => policy?.ipRelaxation === 'bypass' || policy?.ipRelaxation === 'bypass-second-factor');
