import { stringify } from 'yaml';
import { Problems } from '../../src/problems.ts';
import type { SpecInput } from '../../src/core/model/spec.ts';

/** The least a spec must say. */
export const leastSpec: SpecInput = {
  apiVersion: 'integration-user/v1',
  name: 'billing',
  label: 'Billing',
  purpose: 'Invoices into Salesforce',
  vendor: 'Example Billing',
  owner: { name: 'Ana Ruiz', email: 'ana@example.com' },
  custodians: ['bo@example.com', 'chi@example.com', 'dao@example.com'],
  mailbox: 'billing.integration@example.com',
  environments: { production: { username: 'billing@example.com' } },
  network: { allow: [{ cidr: '203.0.113.0/24', source: 'Example Billing egress' }] },
};

export function specText(changes: object = {}): string {
  return stringify({ ...leastSpec, ...changes }, { aliasDuplicateObjects: false });
}

/** The mistakes that reading throws, as `key place token ...`; fails where it throws none. */
export function mistakesOf(read: () => unknown): readonly (readonly string[])[] {
  try {
    read();
  } catch (error) {
    if (error instanceof Problems) return error.all.map((each) => [each.key, ...each.tokens]);
    throw error;
  }
  throw new Error('it was read without a mistake');
}
