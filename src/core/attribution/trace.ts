/** Whoever came in: an app, an app that the row does not name, or a person in a browser. */
export interface Caller {
  /** As the row names it. */
  readonly app?: string;
  readonly isPerson: boolean;
}

/** Something that shows who acts as a user, over any stretch of time. */
export interface Trace extends Caller {
  /** 15 or 18 characters. */
  readonly userId: string;
  readonly by: 'login' | 'usage' | 'token';
  /** ISO date-times in UTC. */
  readonly firstAt?: string;
  readonly lastAt?: string;
}

/** What a trace shows, as one phrase. */
export function traceWords({ by, app, isPerson }: Trace): string {
  if (isPerson && app === undefined) return 'logs in by browser';
  const name = app ?? 'an app that is not named';
  return { login: `logs in through ${name}`, usage: `writes through ${name}, as the API usage log says`, token: `uses a token of ${name}` }[by];
}
