import type { SessionStore, StoredSession } from '@smalspor/contract/use-cases';

/** Sessions in memory. */
export function createFakeSessions(): SessionStore {
  const sessions = new Map<string, StoredSession>();
  return {
    create: async (session) => {
      sessions.set(session.tokenHash, session);
    },
    find: async (tokenHash) => sessions.get(tokenHash) ?? null,
    touch: async (tokenHash, at) => {
      const session = sessions.get(tokenHash);
      if (session) sessions.set(tokenHash, { ...session, lastSeenAt: at });
    },
    revoke: async (tokenHash) => {
      sessions.delete(tokenHash);
    },
    revokeAllOf: async (userId) => {
      for (const session of sessions.values())
        if (session.userId === userId) sessions.delete(session.tokenHash);
    },
  };
}
