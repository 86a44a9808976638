import type { XmlElement } from '../model/metadata-file.ts';
import { idleRefreshDays } from '../model/oauth-scopes.ts';
import type { Spec } from '../model/spec.ts';
import type { AppSetting } from './app-settings.ts';
import { toggle } from './app-settings.ts';
import { text } from './read-xml.ts';
import type { XmlContent } from './write-xml.ts';

const what = 'the life of refresh tokens';
const hours: Readonly<Record<string, number>> = { HOURS: 1, DAYS: 24, MONTHS: 24 * 31 };

/** Both kinds of app in the one form a connected app has: `infinite`, `zero`, `specific_lifetime:30:DAYS` (facts 1.3 [A]). */
type Policy = string;

/** Only the flow in which a person logs in once lives on a refresh token; the others ask for a token each time (facts 1.3 [B], 3.4 [A]). */
function wanted(spec: Spec): Policy {
  return spec.auth.flow === 'authorization-code' ? `specific_inactivity:${idleRefreshDays}:DAYS` : 'zero';
}

function inWords(policy: Policy): string {
  const [kind = '', count = '', unit = ''] = policy.split(':');
  if (kind === 'zero') return 'they end at once';
  if (kind === 'infinite') return 'they never end';
  return `they end after ${count} ${unit.toLowerCase()}${kind === 'specific_inactivity' ? ' without use' : ''}`;
}

/** A token in use outlives every inactivity, so that any lifetime is narrower than it. */
function width(policy: Policy = 'infinite'): number {
  const fixed: Readonly<Record<string, number>> = { zero: 0, infinite: Number.POSITIVE_INFINITY };
  const [kind = '', count = '0', unit = ''] = policy.split(':');
  return fixed[kind] ?? Number(count) * (hours[unit] ?? 1) + (kind === 'specific_inactivity' ? 1e9 : 0);
}

const kinds: Readonly<Record<string, string>> = { Zero: 'zero', Infinite: 'infinite', SpecificLifetime: 'specific_lifetime', SpecificInactivity: 'specific_inactivity' };

function ofExternalClientApp(content: XmlElement): readonly Policy[] {
  const type = text(content, 'refreshTokenPolicyType');
  if (type === undefined) return [];
  const kind = kinds[type] ?? type;
  return [kind === 'zero' || kind === 'infinite' ? kind : `${kind}:${text(content, 'refreshTokenValidityPeriod') ?? ''}:${(text(content, 'refreshTokenValidityUnit') ?? '').toUpperCase()}`];
}

const external = ['refreshTokenPolicyType', 'refreshTokenValidityPeriod', 'refreshTokenValidityUnit'] as const;

/** Of an external client app's OAuth policy. */
export const externalRefreshTokens: AppSetting = { elements: external, what, values: ofExternalClientApp, shown: inWords, width };

export function externalRefreshTokensOf(spec: Spec): XmlContent {
  const [kind, period, unit] = wanted(spec).split(':');
  const type = Object.keys(kinds).find((name) => kinds[name] === kind);
  return { refreshTokenPolicyType: type, refreshTokenValidityPeriod: period, refreshTokenValidityUnit: unit === undefined ? undefined : `${unit.charAt(0)}${unit.slice(1).toLowerCase()}` };
}

/** Of a connected app's oauthPolicy. */
export const connectedRefreshTokens: AppSetting = {
  elements: ['refreshTokenPolicy'],
  what,
  values: (content) => [text(content, 'refreshTokenPolicy') ?? 'infinite'],
  shown: inWords,
  width,
};

export function connectedRefreshTokensOf(spec: Spec): XmlContent {
  return { refreshTokenPolicy: wanted(spec) };
}

/** Off where the element is absent, for both kinds of app, which have it from API 60 on (facts 1.3, 1.4 [A]). */
export const refreshTokenRotation: AppSetting = toggle('isRefreshTokenRotationEnabled', 'the rotation of refresh tokens', 'off');

/** On unless the spec says why not. Apps whose flow gives no refresh tokens rotate too: who opens another flow by hand finds it on. */
export function rotates({ auth }: Spec): boolean {
  return auth.keepsRefreshToken === undefined;
}
