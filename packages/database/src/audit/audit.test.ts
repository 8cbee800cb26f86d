import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase, withTestDatabase } from '../testing/index.ts';
import { type AuditEntry, appendAudit } from './append-audit.ts';
import { verifyAuditChain } from './verify-audit-chain.ts';

const entry: AuditEntry = {
  at: '2026-03-01T10:00:00.123Z',
  actor: 'person:æøå',
  act: 'read-report',
  objectKind: 'report',
  objectId: 'r-1',
  outcome: 'success',
  requestId: null,
};

describe('the audit log', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
    await appendAudit(database.db, entry);
    await appendAudit(
      database.db,
      Array.from({ length: 1_500 }, (_, index) => ({
        ...entry,
        objectId: `r-${index}`,
        code: index % 2 ? 'not-found' : null,
      })),
    );
  });
  afterAll(() => database.close());

  it('is a whole chain that can be recomputed outside the database', async () => {
    const verdict = await verifyAuditChain(database.db);
    expect(verdict).toMatchObject({ whole: true, rows: 1_501 });
  });

  it.each([
    ['update', sql`update audit_log set actor = 'someone' where sequence = 1`],
    ['delete', sql`delete from audit_log where sequence = 1`],
    ['truncate', sql`truncate audit_log`],
  ])('refuses %s', async (_, statement) => {
    await expect(statement.execute(database.db)).rejects.toMatchObject({ sqlState: '23001' });
  });

  it('ignores a sequence or hash that the writer makes up', async () => {
    await database.db
      .insertInto('audit_log')
      .values({
        sequence: 7,
        at: entry.at,
        actor: 'x',
        act: 'y',
        object_kind: 'z',
        object_id: null,
        outcome: 'refused',
        code: 'not-allowed',
        request_id: null,
        previous_hash: Buffer.alloc(1),
        hash: Buffer.alloc(32),
      })
      .execute();
    expect(await verifyAuditChain(database.db)).toMatchObject({ whole: true, rows: 1_502 });
  });
});

describe('a tampered audit log', () => {
  const tampered = async (statement: string, noteHead = false) =>
    withTestDatabase(async ({ db }) => {
      await appendAudit(db, [entry, { ...entry, objectId: 'r-2' }, { ...entry, objectId: 'r-3' }]);
      const before = await verifyAuditChain(db);
      const head = noteHead && before.whole ? before.head : null;
      // Only someone who owns the server can switch triggers off; the chain is there for that someone.
      await sql.raw(statement).execute(db);
      return verifyAuditChain(db, head);
    });
  const unlocked = (statement: string) => `alter table audit_log disable trigger user; ${statement}`;

  it('shows a changed row', async () => {
    expect(await tampered(unlocked(`update audit_log set object_id = 'r-9' where sequence = 2`))).toEqual({
      whole: false,
      brokenAt: 2,
      reason: 'content',
    });
  });

  it('shows a field moved into its neighbour', async () => {
    expect(
      await tampered(unlocked(`update audit_log set actor = actor || act, act = '' where sequence = 3`)),
    ).toMatchObject({ brokenAt: 3, reason: 'content' });
  });

  it('shows a removed row', async () => {
    expect(await tampered(unlocked('delete from audit_log where sequence = 2'))).toMatchObject({
      brokenAt: 2,
      reason: 'gap',
    });
  });

  it('shows rows cut from the end to whoever noted the head', async () => {
    const cut = unlocked('delete from audit_log where sequence = 3');
    expect(await tampered(cut)).toMatchObject({ whole: true, rows: 2 });
    expect(await tampered(cut, true)).toEqual({ whole: false, brokenAt: 3, reason: 'cut' });
  });
});

describe('two writers at once', () => {
  it('never fork the chain', async () => {
    await withTestDatabase(async ({ db }) => {
      await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          db.transaction().execute(async (trx) => {
            await appendAudit(trx, { ...entry, objectId: `r-${index}` });
            await sql`select pg_sleep(0.002)`.execute(trx);
          }),
        ),
      );
      expect(await verifyAuditChain(db)).toMatchObject({ whole: true, rows: 20 });
    });
  });
});
