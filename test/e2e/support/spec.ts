import { stringify } from 'yaml';

/** To the practice org, `allowedHost` is inside the allowlist of these specs, and 127.0.0.1 is not. */
export const allowedHost = '127.0.0.2';

const everySpec = {
  apiVersion: 'integration-user/v1',
  purpose: 'Invoices and orders into Salesforce, customers out of it',
  vendor: 'Example ERP',
  owner: { name: 'Ana Ruiz', email: 'ana@example.com' },
  custodians: ['bo@example.com', 'chi@example.com', 'dao@example.com'],
  mailbox: 'erp.integration@example.com',
  network: {
    allow: [
      { cidr: '203.0.113.0/24', source: 'Vendor egress' },
      { cidr: `${allowedHost}/32`, source: 'our CI', purpose: 'verify' },
    ],
  },
};

const leads = { Lead: { records: 'all', edit: true, fields: { Email: 'two-way', Title: 'inbound', AnnualRevenue: 'outbound' } } };

/** The spec of `name` as YAML, in its folder of a project: one environment `practice`, one object, unless `changes` say otherwise. */
export function specFile(name: string, changes: object = {}): Record<string, string> {
  const environments = { practice: { username: `${name}.integration@example.com.practice` } };
  const spec = { ...everySpec, name, label: name.toUpperCase(), environments, access: { objects: leads }, ...changes };
  return { [`integrations/${name}.yaml`]: stringify(spec) };
}

/** Five objects and thirty fields, in all directions. */
export const wideAccess = {
  objects: {
    Account: {
      records: 'all',
      create: true,
      edit: true,
      fields: { AccountNumber: 'two-way', AnnualRevenue: 'outbound', Industry: 'outbound', NumberOfEmployees: 'inbound', Phone: 'two-way', Website: 'two-way' },
    },
    Contact: {
      records: 'all',
      create: true,
      edit: true,
      fields: { Birthdate: 'outbound', Department: 'two-way', Email: 'two-way', MobilePhone: 'inbound', Phone: 'two-way', Title: 'inbound' },
    },
    Lead: {
      edit: true,
      fields: { AnnualRevenue: 'outbound', Email: 'two-way', Industry: 'outbound', LeadSource: 'inbound', Phone: 'two-way', Title: 'inbound' },
    },
    Opportunity: {
      records: 'all',
      fields: { Amount: 'outbound', Description: 'outbound', LeadSource: 'outbound', NextStep: 'outbound', Probability: 'outbound', Type: 'outbound' },
    },
    Case: {
      create: true,
      fields: { Description: 'inbound', Origin: 'inbound', Priority: 'two-way', Reason: 'two-way', Subject: 'inbound', Type: 'two-way' },
    },
  },
};
