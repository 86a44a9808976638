import type { Target } from '../../src/core/model/component.ts';
import type { Org } from '../../src/core/model/ports.ts';
import type { Spec, SpecInput } from '../../src/core/model/spec.ts';
import { specSchema } from '../../src/core/model/spec.ts';
import { targetOf } from '../../src/workflows/target.ts';
import { rows } from '../practice-org/state.ts';
import type { OrgState } from '../practice-org/state.ts';
import { leastSpec } from './spec-text.ts';

type Objects = NonNullable<NonNullable<SpecInput['access']>['objects']>;

/** What integrations of all trades touch; a spec takes two of them in turn. */
const trades: readonly Objects[] = [
  { Lead: { create: true, edit: true, fields: { Email: 'two-way', Title: 'inbound', AnnualRevenue: 'outbound' } } },
  { Contact: { records: 'all', fields: { Email: 'outbound', Phone: 'outbound' } } },
  { Account: { edit: true, fields: { Phone: 'two-way', Industry: 'inbound' } } },
  { Opportunity: { fields: { NextStep: 'outbound' } } },
  { Case: { create: true, edit: true, fields: { Reason: 'two-way' } } },
  { Campaign: { records: 'all', fields: { Type: 'outbound' } } },
  { Product2: { edit: true, fields: { Family: 'two-way' } } },
  { Asset: { fields: { SerialNumber: 'outbound' } } },
  { Contract: { fields: { Description: 'outbound' } } },
  { Order: { fields: { Description: 'outbound' } } },
];

const flows = ['client-credentials', 'jwt-bearer', 'client-credentials', 'client-credentials'] as const;

/** The spec of one of many: unlike its neighbours in objects, network, flow and mailbox. */
export function nthSpec(index: number): SpecInput {
  const name = `vendor${index}`;
  return {
    ...leastSpec,
    name,
    label: `Vendor ${index}`,
    purpose: `Exchange number ${index}`,
    mailbox: `${name}.integration@example.com`,
    environments: { production: { username: `${name}.integration@example.com` } },
    auth: { flow: flows[index % flows.length] ?? 'jwt-bearer' },
    network: { allow: [{ cidr: `198.51.100.${index % 256}/32`, source: `Vendor ${index} egress` }] },
    access: { objects: { ...trades[index % trades.length], ...trades[(index * 3 + 1) % trades.length] } },
  };
}

export function manySpecs(count: number): readonly Spec[] {
  return Array.from({ length: count }, (_, index) => specSchema.parse(nthSpec(index)));
}

export function targetsIn(org: Org, specs: readonly Spec[], now: Date): Promise<readonly Target[]> {
  return Promise.all(
    specs.map((spec) => {
      const [[name, environment] = []] = Object.entries(spec.environments);
      if (name === undefined || environment === undefined) throw new Error(`${spec.name} has no environment.`);
      return targetOf(org, spec, { name, environment, first: false, refreshed: false }, now);
    })
  );
}

/** As many seats as anybody could need. */
export function openSeats(state: OrgState): void {
  for (const licence of [...rows(state, 'UserLicense'), ...rows(state, 'PermissionSetLicense')]) licence['TotalLicenses'] = 10_000;
}
