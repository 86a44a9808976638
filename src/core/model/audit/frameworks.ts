/** Frameworks that rules are mapped to. A new one needs an entry here and ids in the rules' `mapping`; no code. */
export interface Framework {
  readonly id: string;
  readonly title: string;
}

export const frameworks: readonly Framework[] = [
  { id: 'owaspNhi2025', title: 'OWASP Non-Human Identities Top 10 2025' },
  { id: 'csaSscf1.0', title: 'CSA SaaS Security Capability Framework 1.0' },
  { id: 'nist80053r5', title: 'NIST SP 800-53 Rev. 5' },
  { id: 'cisV8.1', title: 'CIS Controls 8.1' },
  { id: 'soc2', title: 'SOC 2 Trust Services Criteria' },
  { id: 'sbs', title: 'Security Benchmark for Salesforce' },
  { id: 'salesforce', title: 'Salesforce help' },
];
