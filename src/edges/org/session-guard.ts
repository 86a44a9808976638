import { Problem } from '../../problems.ts';
import type { Session } from './session.ts';

/**
 * Keeps one session honest: calls that meet a 401 together share one refresh, and a session that is refused even when new is
 * given up, so that a wrong IP range costs three requests and not thousands (security facts 0.4).
 */
export interface SessionGuard {
  /** Throws the Problem that ended the session. */
  token(): string;
  /** `used` is the token that was refused. Throws `session-expired` or `session-ip-restricted`. */
  renew(used: string): Promise<void>;
  /** No further call is made with this session. */
  end(problem: Problem): Problem;
}

function refreshRefused(error: unknown, username: string, host: string): Problem {
  const words = error instanceof Error ? error.message : '';
  return new Problem(/ip restricted|RESTRICTED_DOMAIN/i.test(words) ? 'session-ip-restricted' : 'session-expired', [host, username]);
}

export function guardSession(session: Session, host: string): SessionGuard {
  let ended: Problem | undefined;
  let renewal: Promise<void> | undefined;

  const end = (problem: Problem): Problem => {
    ended ??= problem;
    return ended;
  };
  const refresh = async (): Promise<void> => {
    try {
      await session.refresh();
    } catch (error) {
      throw end(refreshRefused(error, session.username, host));
    } finally {
      renewal = undefined;
    }
  };

  return {
    end,
    token: () => {
      if (ended !== undefined) throw ended;
      return session.accessToken();
    },
    renew: async (used) => {
      if (ended !== undefined) throw ended;
      if (session.accessToken() !== used) return;
      renewal ??= refresh();
      await renewal;
    },
  };
}
