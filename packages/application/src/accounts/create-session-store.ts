import type { SessionStore } from '@smalspor/contract/use-cases';
import * as sessions from '@smalspor/database/sessions';
import type { House } from '../house/house.ts';

/** Sessions as rows in PostgreSQL, so that they can be revoked from anywhere. */
export function createSessionStore(house: House): SessionStore {
  return {
    create: (session) => sessions.createSession(house.db, session),
    find: (tokenHash) => sessions.findSession(house.db, tokenHash),
    touch: (tokenHash, at) => sessions.touchSession(house.db, tokenHash, at),
    revoke: (tokenHash, at) => sessions.revokeSession(house.db, tokenHash, at),
    revokeAllOf: (userId, at) => sessions.revokeSessionsOf(house.db, userId, at),
  };
}
