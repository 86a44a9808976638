interface Change {
  /** Readiness.topic */
  readonly topic: string;
  readonly by: string;
  readonly todo: string;
  readonly rules: readonly string[];
}

/** What Salesforce has announced (facts 4 [A]), in the order in which it comes: what has come already, what has a date, the rest. */
export const topics = {
  'retired-api-version': {
    topic: 'old-api-version',
    by: 'since Summer \'25',
    todo: 'Such calls are refused; find what makes them, and let it call API version 41 or later.',
    rules: ['IU-CRD-003'],
  },
  'uninstalled-app': {
    topic: 'uninstalled-app',
    by: 'since September 2025',
    todo: 'Only users with Approve Uninstalled Connected Apps can authorise it still: install it and set its policies, or block it.',
    rules: ['IU-APP-002', 'IU-ORG-001'],
  },
  'soap-login': {
    topic: 'soap-login',
    by: 'Summer \'27',
    todo: 'SOAP login() is retired then, and API versions from 65 on have none: log in by OAuth, with JWT bearer or client credentials.',
    rules: ['IU-CRD-003'],
  },
  'old-api-version': {
    topic: 'old-api-version',
    by: 'Summer \'28',
    todo: 'API versions 31 to 40 are deprecated in Summer \'27 and retired in Summer \'28: call version 41 or later.',
    rules: ['IU-CRD-003'],
  },
  'username-password': {
    topic: 'username-password',
    by: 'no date announced',
    todo: 'The username-password flow is deprecated, is off in orgs made since Summer \'23, and no external client app has it: log in with JWT bearer or client credentials.',
    rules: ['IU-CRD-003', 'IU-APP-006'],
  },
  'connected-app': {
    topic: 'connected-app',
    by: 'no date announced',
    todo: 'New connected apps have been blocked since Spring \'26, existing ones go on working: plan the move to an external client app.',
    rules: ['IU-APP-011'],
  },
} as const satisfies Readonly<Record<string, Change>>;

export type Topic = keyof typeof topics;
