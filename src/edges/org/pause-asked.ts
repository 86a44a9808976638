import { OrgRefusal } from '../../core/model/ports.ts';

/** A refusal of the org that says when to come back. */
export class PauseAsked extends OrgRefusal {
  readonly retryAfterSeconds: number;

  constructor(refusal: OrgRefusal, retryAfterSeconds: number) {
    super(refusal.status, refusal.code, refusal.message, refusal.fields);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

const longest = 60;

/** `Retry-After` in seconds, or as a date measured against the answer's own; at most a minute, and 0 where there is none. */
export function retryAfter(headers: Readonly<Record<string, string>>): number {
  const text = headers['retry-after'] ?? '';
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : (Date.parse(text) - Date.parse(headers['date'] ?? '')) / 1000;
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, longest) : 0;
}
