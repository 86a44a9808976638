/** The policy a project starts with: the defaults, written out and explained. Parses to exactly the default policy. */
export const policyText = `# yaml-language-server: $schema=schemas/policy.schema.json
# The guardrails for every integration of this organisation. A spec that goes beyond them is refused.
# Changes here are approvals: have them reviewed like code.
apiVersion: integration-user/v1

approved:
  vendors: [] # vendors that may be connected; empty: any
  templates: [] # patterns that new integrations must start from; empty: any, or none
  flows: [jwt-bearer, client-credentials]
  scopes: [Api, RefreshToken] # metadata names; Full and Web are more than an integration needs
  licences: [Salesforce Integration] # add Salesforce where a vendor really needs a full seat
  stores: [file, age] # where keys and secrets go; a command that specs use counts by its exact text, the one that reads back too

# Nothing wider than this is planned.
max:
  userPermissions: [] # system permissions beyond the ones every integration has, e.g. ViewSetup
  cidrV4: 24 # widest block in one entry of an allowlist: /24 is 256 addresses
  cidrV6: 64

# Fields no integration gets, in one of three forms:
#   - { object: Contact, field: SSN__c }
#   - { pattern: "*.*Salary*" }
#   - { classification: Restricted } # the field's data sensitivity level in the org
restrictedFields: []

# Fields that may flow only in some directions:
#   - { object: Account, field: AnnualRevenue, allow: [outbound] }
directions: []

custodians: { min: 3, max: 7 } # people who know an integration, besides its owner
# Public age keys of custodians, for credentials kept with store: age, e.g. { bo@example.com: age1... } (age-keygen makes one).
custodianKeys: {}
reviewEveryDays: 90

# Longest life of a credential, in days.
rotation: { certificate: 365, secret: 90, password: 90, refreshToken: 90 }

# Admins who may approve apps, pass by API Access Control and see consumer secrets, by username. Other
# deployment tools, whose changes to integrations are expected, are named under changes.expectedActors.
trustedAdmins: []

# Severities that differ from a check's own, by rule id.
severities: {}

# What check judges by, where its defaults do not fit: apps, certificate, changes, failures, history, names, network, org,
# people, refreshToken, repository, roles, token, use, waiver, window. Editors say what each key means. For example:
#   org: { logExport: { to: the data lake, keepDays: 365 } }

# Accepted findings: - { rule, subject, owner, reason, expires }
waivers: []

# Reviews that were done: - { integration, by, on, until }
attestations: []
`;
