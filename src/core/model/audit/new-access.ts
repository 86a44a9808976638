import type { Gap } from './fact.ts';
import type { Place } from './place.ts';

type AccessKind = 'object' | 'field' | 'permission' | 'app' | 'scope' | 'addresses';

/** Who or what gets it: an integration of the registry, or where no spec names it, a profile, permission set, group or app. */
export interface Beneficiary {
  readonly kind: 'integration' | 'profile' | 'permission set' | 'permission set group' | 'app';
  readonly name: string;
}

/** Access that one state of the files gives and the other did not. */
export interface NewAccess {
  readonly to: Beneficiary;
  readonly kind: AccessKind;
  /** `Contact.SSN__c`, `ManageUsers`, an app's name, a range of addresses ... */
  readonly what: string;
  /** `edit`, `viewAllRecords` ...; empty where there is only one way to have it. */
  readonly rights: readonly string[];
  /** One sentence: `This pull request lets hubspot edit Contact.SSN__c.` */
  readonly words: string;
  readonly at?: Place;
}

/** What a change of files gives that was not given before. What it takes away is not in it. */
export interface NewAccessReport {
  readonly format: 'integration-user/new-access/v1';
  /** What people call the two states. */
  readonly base: string;
  readonly head: string;
  /** Integrations first, then by name. */
  readonly access: readonly NewAccess[];
  /** What could not be compared, and why. */
  readonly gaps: readonly Gap[];
}
