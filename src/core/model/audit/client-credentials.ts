import type { App } from './view.ts';

/** Global settings and policy of an external client app each have a switch, and both must be on (facts 1.4 [A]). */
function ofExternal({ metadata, policy }: App): readonly (boolean | undefined)[] {
  return [metadata?.flags.clientCredentials, policy?.clientCredentials];
}

/** A connected app has one; an element that is left out is off (facts 1.3 [A]). */
function ofConnected({ metadata, policy }: App): readonly (boolean | undefined)[] {
  return [policy?.clientCredentials ?? metadata?.flags.clientCredentials ?? (metadata?.hasOauth === true ? false : undefined)];
}

/** Whether the app's client credentials flow is on; `undefined` where a switch could not be read and no other is off. */
export function clientCredentialsOf(app: App): 'on' | 'off' | undefined {
  const switches = app.kind === 'connected-app' ? ofConnected(app) : ofExternal(app);
  if (switches.includes(false)) return 'off';
  return switches.includes(undefined) ? undefined : 'on';
}
