import type { Judgement } from './check.ts';
import { surely, type Holder } from './view.ts';

/** Whether it is an integration's, or carries one: what is less sure may only be warned of (the catalogue's integrationIdentity). */
export const isSure = (holder: Holder): boolean => holder.confidence >= surely || holder.actsThrough.length > 0;

/** A judgement with its fails as warns where it is not sure that the holder is an integration's. */
export function asSureAs(holder: Holder, judgement: Judgement): Judgement {
  if (isSure(holder)) return judgement;
  const { fails = [], warns = [], ...rest } = judgement;
  return { ...rest, warns: [...fails, ...warns] };
}
