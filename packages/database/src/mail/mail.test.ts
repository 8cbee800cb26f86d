import { systemScope } from '@smalspor/domain/access';
import { describe, expect, it } from 'vitest';
import { findMailReaders, recordSignIn, setPersonMailAddress } from '../people/index.ts';
import type { Db } from '../schema/tables.ts';
import { AT } from '../testing/examples.ts';
import { withTestDatabase } from '../testing/index.ts';
import {
  listMail,
  listMailTo,
  type MailOrder,
  queueMail,
  reviveMail,
  sendNextMail,
  sweepMail,
} from './mail-queries.ts';

const LATER = '2026-03-01T11:00:00.000Z';
const PERSON = '00000000-0000-4000-8000-000000000001';
const letter = (n: number): MailOrder => ({
  personId: PERSON,
  occasion: `report-issued r-${n}`,
  letter: 'report-issued',
  address: `doctor-${n}@example.no`,
  language: 'nn',
  gaps: { link: 'https://smalspor.example.no/report' },
});

/** A database in which the reader of the letters has an account. */
function withReader(work: (db: Db) => Promise<void>): Promise<void> {
  return withTestDatabase(async ({ db }) => {
    await db
      .insertInto('people')
      .values({
        id: PERSON,
        issuer: 'i',
        subject: 'reader',
        name: 'Reader',
        hpr: null,
        pid_pseudonym: null,
        language: null,
        mail_address: null,
        created_at: AT,
        last_sign_in_at: AT,
      })
      .execute();
    await work(db);
  });
}

describe('the outbox', () => {
  it('holds one letter for each occasion, and only if the transaction commits', async () => {
    await withReader(async (db) => {
      expect(await queueMail(db, [letter(1), letter(2)], AT)).toBe(2);
      expect(await queueMail(db, [letter(2), letter(3)], LATER)).toBe(1);
      const failing = db.transaction().execute(async (trx) => {
        await queueMail(trx, [letter(4)], AT);
        throw new Error('rolled back');
      });
      await expect(failing).rejects.toThrow('rolled back');
      const waiting = await listMail(db, 'waiting', 10);
      expect(waiting.map(({ address }) => address).sort()).toEqual([1, 2, 3].map((n) => letter(n).address));
      expect(waiting[0]).toMatchObject({
        gaps: letter(3).gaps,
        language: 'nn',
        attempts: 0,
        queuedAt: LATER,
      });
      expect(await queueMail(db, [], AT)).toBe(0);
    });
  });

  it('gives the letter that has been due for longest, and keeps what came of it', async () => {
    await withReader(async (db) => {
      await queueMail(db, [letter(1)], AT);
      await queueMail(db, [letter(2)], LATER);
      expect(await sendNextMail(db, '2026-03-01T09:00:00.000Z', async () => ({ state: 'sent' }))).toBe(false);
      const retry = async () =>
        ({ state: 'waiting', fault: 'ECONNREFUSED', dueAt: '2026-03-02T10:00:00.000Z' }) as const;
      expect(await sendNextMail(db, LATER, retry)).toBe(true);
      const seen: string[] = [];
      const send = async ({ address }: { address: string }) => {
        seen.push(address);
        return { state: 'sent' } as const;
      };
      expect(await sendNextMail(db, LATER, send)).toBe(true);
      expect(await sendNextMail(db, LATER, send)).toBe(false);
      expect(seen).toEqual(['doctor-2@example.no']);
      expect(await listMail(db, 'waiting', 10)).toMatchObject([{ attempts: 1, fault: 'ECONNREFUSED' }]);
      expect(await listMail(db, 'sent', 10)).toMatchObject([{ attempts: 1, fault: null, endedAt: LATER }]);
    });
  });

  it('is as it was when the sender is thrown out half-way, and locks a letter that is being sent', async () => {
    await withReader(async (db) => {
      await queueMail(db, [letter(1)], AT);
      const broken = sendNextMail(db, LATER, async () => {
        expect(await sendNextMail(db, LATER, async () => ({ state: 'sent' }))).toBe(false);
        throw new Error('the process ended');
      });
      await expect(broken).rejects.toThrow('the process ended');
      expect(await listMail(db, 'waiting', 10)).toMatchObject([{ attempts: 0 }]);
    });
  });

  it('revives dead letters when it is told to, and forgets old ones that were ended', async () => {
    await withReader(async (db) => {
      await queueMail(db, [letter(1), letter(2)], AT);
      await sendNextMail(db, AT, async () => ({ state: 'dead', fault: '550' }));
      await sendNextMail(db, AT, async () => ({ state: 'sent' }));
      const [dead] = await listMail(db, 'dead', 10);
      expect(await reviveMail(db, [dead?.id ?? ''], LATER)).toBe(1);
      expect(await listMail(db, 'waiting', 10)).toMatchObject([{ attempts: 0, dueAt: LATER, fault: '550' }]);
      await sweepMail(db, LATER);
      expect(await listMail(db, 'sent', 10)).toEqual([]);
      expect(await listMail(db, 'waiting', 10)).toHaveLength(1);
      expect(await listMailTo(db, PERSON, 10)).toHaveLength(1);
      expect(await listMailTo(db, dead?.id ?? '', 10)).toEqual([]);
    });
  });
});

describe('an address', () => {
  it('is found for those who have said where they want to be written to', async () => {
    await withTestDatabase(async ({ db }) => {
      const signIn = (subject: string, hpr: string) =>
        recordSignIn(db, { issuer: 'i', subject, name: subject, hpr, pidPseudonym: null, at: AT });
      const anne = await signIn('anne', '990000001');
      const bo = await signIn('bo', '990000002');
      await setPersonMailAddress(db, anne.id, 'anne@example.no');
      await setPersonMailAddress(db, bo.id, 'bo@example.no');
      await setPersonMailAddress(db, bo.id, null);
      const scope = systemScope('issue-reports');
      const found = await findMailReaders(db, scope, 'report', ['990000001', '990000002', '990000003']);
      expect([...found]).toEqual([
        ['990000001', { personId: anne.id, address: 'anne@example.no', language: null }],
      ]);
      expect(await findMailReaders(db, scope, 'report', [])).toEqual(new Map());
    });
  });
});
