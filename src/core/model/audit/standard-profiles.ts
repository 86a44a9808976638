/** Metadata names of standard profiles and their labels (facts 1.1 [A] for the first two, [B] for the others). */
const labels: Readonly<Record<string, string>> = {
  Admin: 'System Administrator',
  Standard: 'Standard User',
  ContractManager: 'Contract Manager',
  MarketingProfile: 'Marketing User',
  ReadOnly: 'Read Only',
  SolutionManager: 'Solution Manager',
};

/** What people call a profile that a file may name either way. */
export const profileLabel = (name: string): string => labels[name] ?? name;

/** Whether the profile is one that Salesforce ships for people. */
export const isStandardProfile = (name: string): boolean => Object.values(labels).includes(profileLabel(name));
