import { surely, type Holder } from './view.ts';

/** Whether it is an integration's, or carries one: what is less sure is no more than a hint (the catalogue's integrationIdentity, actsAsIntegration). */
export const isSure = (holder: Holder): boolean => holder.confidence >= surely || holder.actsThrough.length > 0;
