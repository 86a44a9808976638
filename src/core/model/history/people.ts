import type { Actor } from './actor.ts';

/** What is known of one user, from the org or from a file of users. Ids have 18 characters. */
export interface KnownUser {
  readonly id: string;
  readonly name?: string;
  readonly username?: string;
  /** User.UserType: `Standard`, `AutomatedProcess`, `CloudIntegrationUser`, `Guest` ... */
  readonly userType?: string;
  readonly active?: boolean;
  /** Profile.Name: some profiles are Salesforce's own, and so are their users. */
  readonly profile?: string;
  /** The integration that this user is, as the registry, the evidence or the file says. */
  readonly integration?: { readonly name: string; readonly basis: 'registry' | 'evidence' | 'file'; readonly why: string };
  /** Somebody said that this is a person: a file that marks integrations and not this user, or the org. */
  readonly isPerson?: boolean;
  /** What an earlier run told of a user that is Salesforce's own or a guest. */
  readonly earlier?: Pick<Actor, 'class' | 'why'>;
}
