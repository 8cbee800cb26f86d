import { describe, expect, it } from 'vitest';
import { recordSignIn } from '../people/people-queries.ts';
import type { Db } from '../schema/tables.ts';
import { AT } from '../testing/examples.ts';
import { withTestDatabase } from '../testing/index.ts';
import {
  createSession,
  findSession,
  revokeSession,
  revokeSessionsOf,
  sweepSessions,
  touchSession,
} from './session-queries.ts';

const LATER = '2026-03-01T10:05:00.000Z';
const END = '2026-03-01T20:00:00.000Z';

async function begin(db: Db, tokenHash: string) {
  const person = await recordSignIn(db, {
    issuer: 'i',
    subject: 's',
    name: 'A',
    hpr: null,
    pidPseudonym: null,
    at: AT,
  });
  const session = { tokenHash, userId: person.id, createdAt: AT, lastSeenAt: AT, expiresAt: END };
  await createSession(db, session);
  return session;
}

describe('sessions', () => {
  it('are found by the hash of their token until they are revoked', async () => {
    await withTestDatabase(async ({ db }) => {
      const session = await begin(db, 'a'.repeat(64));
      expect(await findSession(db, session.tokenHash)).toEqual(session);
      expect(await findSession(db, 'b'.repeat(64))).toBeNull();
      await revokeSession(db, session.tokenHash, LATER);
      expect(await findSession(db, session.tokenHash)).toBeNull();
    });
  });

  it('remember their latest use, never an earlier one', async () => {
    await withTestDatabase(async ({ db }) => {
      const { tokenHash } = await begin(db, 'a'.repeat(64));
      await touchSession(db, tokenHash, LATER);
      await touchSession(db, tokenHash, AT);
      expect((await findSession(db, tokenHash))?.lastSeenAt).toBe(LATER);
    });
  });

  it('of one person end together', async () => {
    await withTestDatabase(async ({ db }) => {
      const { userId } = await begin(db, 'a'.repeat(64));
      await begin(db, 'c'.repeat(64));
      await revokeSessionsOf(db, userId, LATER);
      expect([await findSession(db, 'a'.repeat(64)), await findSession(db, 'c'.repeat(64))]).toEqual([
        null,
        null,
      ]);
    });
  });

  it('are swept once they have ended', async () => {
    await withTestDatabase(async ({ db }) => {
      await begin(db, 'a'.repeat(64));
      const { tokenHash } = await begin(db, 'c'.repeat(64));
      await revokeSession(db, tokenHash, LATER);
      expect(await sweepSessions(db, AT)).toBe(0);
      expect(await sweepSessions(db, '2026-03-01T12:00:00.000Z')).toBe(1);
      expect(await sweepSessions(db, '2026-03-02T00:00:00.000Z')).toBe(1);
    });
  });
});
