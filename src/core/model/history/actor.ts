/** Who made a change, as far as the user tells (PRODUCT: actor). */
export const actorClasses = ['integration', 'person', 'automated', 'platform', 'guest', 'deleted', 'unknown'] as const;
export type ActorClass = (typeof actorClasses)[number];

/** In words, singular. */
export const classWords: Readonly<Record<ActorClass, string>> = {
  integration: 'integration',
  person: 'person',
  automated: 'automated process',
  platform: 'Salesforce platform integration',
  guest: 'guest or site user',
  deleted: 'user that is gone',
  unknown: 'not known',
};

/** How sure it is who made a change: `exact` where only one can have, by the account or by a log that names it and nobody beside it; `ambiguous` where several may have. */
export const confidences = ['exact', 'inferred', 'ambiguous'] as const;
export type Confidence = (typeof confidences)[number];

export interface Actor {
  readonly userId: string;
  readonly actor: string;
  readonly class: ActorClass;
  readonly integration?: string;
  readonly basis: 'registry' | 'evidence' | 'file' | 'none';
  readonly why: string;
  readonly shared: boolean;
  readonly name?: string;
  readonly username?: string;
  readonly active?: boolean;
}
