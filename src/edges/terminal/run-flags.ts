import { Flags } from '@salesforce/sf-plugins-core';
import { ipAddress } from './ip-address.ts';
import { messagesOf } from './words.ts';

const words = messagesOf('flags');

/** Which spec, and which of its environments the org is. */
export const specFlags = {
  spec: Flags.string({ summary: words.getMessage('spec'), exclusive: ['name'] }),
  name: Flags.string({ summary: words.getMessage('name'), exclusive: ['spec'] }),
  environment: Flags.string({ summary: words.getMessage('environment') }),
};

/** Where the org is reached. */
export const orgFlags = { 'target-org': Flags.requiredOrg(), 'api-version': Flags.orgApiVersion() };

export const refreshedFlag = { refreshed: Flags.boolean({ summary: words.getMessage('refreshed'), description: words.getMessage('refreshed.description'), dependsOn: ['environment'] }) };

/** From where the proof logs in. */
export const proofFlags = { 'from-address': Flags.string({ summary: words.getMessage('from-address'), parse: async (given) => ipAddress(given) }) };

export const unattendedFlag = { 'no-prompt': Flags.boolean({ summary: words.getMessage('no-prompt') }) };
