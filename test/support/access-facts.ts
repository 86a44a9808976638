import type { AccessUser, AccessView } from '../../src/core/model/access-view.ts';
import { accessView } from '../../src/core/model/access-view-build.ts';
import type { AccessFacts } from '../../src/core/model/access-view-facts.ts';
import { wantedView, type WantedView } from '../../src/core/model/access-view-wanted.ts';
import { effectiveAccess, type Grant } from '../../src/core/model/effective-access.ts';
import { shippedKnowledge } from '../../src/core/model/field-knowledge.ts';
import { componentNames } from '../../src/core/model/names.ts';
import type { OrgIdentity } from '../../src/core/model/ports.ts';
import { parseSpec } from '../../src/core/spec/parse.ts';
import { specText } from './spec-text.ts';

export const org: OrgIdentity = {
  orgId: '00D000000000001AAA', name: 'Acme', isSandbox: false, edition: 'Enterprise Edition', instanceUrl: 'https://acme.my.salesforce.com', username: 'admin@example.com', userId: '005000000000001AAA', loopback: false,
};
export const user: AccessUser = {
  username: 'billing@example.com', name: 'Billing Integration', isActive: true, isFrozen: false, profile: 'billing_Integration', licence: 'Salesforce Integration', permissionSetLicences: ['Salesforce API Integration'],
};

export const grant = (name: string, held: Partial<Grant>): Grant => ({ name, kind: 'permission-set', userPermissions: [], objects: {}, fields: {}, entities: [], ...held });

/** What a spec of `billing` with these changes wants, on 2026-11-21. */
export function wantedOf(changes: object = {}): WantedView {
  const { value: spec } = parseSpec(specText(changes), 'integrations/billing.yaml');
  const names = componentNames(spec.name);
  return wantedView({ spec, names, org, environment: 'production', username: user.username, allow: spec.network.allow, fields: shippedKnowledge() }, '2026-11-21');
}

/** Everything that the least spec of `billing` wants, and nothing else. */
export const leastGrants: readonly Grant[] = [grant('billing_Integration', { userPermissions: ['ApiEnabled', 'ApiUserOnly', 'PasswordNeverExpires'], entities: ['0xI000000000001AAA'] })];

export function factsOf(grants: readonly Grant[] = leastGrants, more: Partial<AccessFacts> = {}): AccessFacts {
  return {
    user,
    holdings: [],
    access: effectiveAccess(grants),
    dormant: effectiveAccess([]),
    doubtful: new Map(),
    entities: new Map([['0xI000000000001AAA', { area: 'app', app: 'external client app', name: 'billing_Integration', surely: true }]]),
    permissionLabels: new Map(),
    tokens: [],
    ranges: [{ start: '203.0.113.0', end: '203.0.113.255' }],
    relaxations: [],
    openApps: [],
    unread: [],
    ...more,
  };
}

export const viewOf = (facts: AccessFacts, wanted: WantedView = wantedOf()): AccessView => accessView({ integration: 'billing', environment: 'production', org, readAt: '2026-11-21T10:00:00.000Z' }, facts, wanted);

/** Without a spec. */
export const plainViewOf = (facts: AccessFacts): AccessView => accessView({ integration: null, environment: null, org, readAt: '2026-11-21T10:00:00.000Z' }, facts, undefined);
