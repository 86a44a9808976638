import type { Org as CoreOrg } from '@salesforce/core';

/** Somebody's session in an org. */
export interface Session {
  /** My Domain, as the CLI stored it. */
  readonly instanceUrl: string;
  readonly username: string;
  /** The token of this moment: it changes with `refresh`. */
  accessToken(): string;
  /** Gets another token, with at most one round to the token endpoint. Rejects where that is refused or impossible. */
  refresh(): Promise<void>;
}

const refreshMs = 60_000;

async function within<Value>(milliseconds: number, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer to the refresh')), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The session of an org that the `sf` CLI knows.
 *
 * It asks AuthInfo's own refresh function once, and not `Connection.refreshAuth()`: that one sends a request after it, whose
 * 401 jsforce answers with another refresh, for ever (security facts 0.4 [measured]). A login by access token has none.
 */
export function coreSession(org: CoreOrg): Session {
  const connection = org.getConnection();
  return {
    instanceUrl: connection.instanceUrl,
    username: org.getUsername() ?? '',
    accessToken: () => connection.accessToken ?? '',
    refresh: async () => {
      const { refreshFn } = connection.getAuthInfo().getConnectionOptions();
      if (refreshFn === undefined) throw new Error('this login cannot be refreshed');
      const renewed = new Promise<string>((resolve, reject) => {
        const settle = (error: unknown, token?: string): Promise<void> => {
          if (token === undefined) reject(error instanceof Error ? error : new Error('refused'));
          else resolve(token);
          return Promise.resolve();
        };
        void refreshFn(connection, settle).catch((error: unknown) => settle(error));
      });
      connection.accessToken = await within(refreshMs, renewed);
    },
  };
}
