import { ownScope, systemScope } from '@smalspor/domain/access';
import { type CertificateModel, CODE_DRAWS, codeOfDraws } from '@smalspor/domain/certificates';
import { course, invite, play } from '@smalspor/domain/programmes/testing';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { insertRound } from '../programmes/index.ts';
import type { Db } from '../schema/tables.ts';
import { withTestDatabase } from '../testing/index.ts';
import {
  findCertificate,
  findCertificateByCode,
  findCertificateDocument,
  insertCertificate,
  keepCertificateDocument,
  listCertificates,
  markCertificateWithdrawn,
} from './index.ts';

const ROUND = '00000000-0000-4000-8000-000000000010';
const ids = [1, 2].map((number) => `00000000-0000-4000-8000-00000000002${number}`) as [string, string];
const codes = [1, 2, 3].map((sign) => codeOfDraws(Array(CODE_DRAWS).fill(sign)));
const everyone = systemScope('issue-certificates');
const ownOf = (hpr: string) => ownScope({ userId: 'x', name: 'x', roles: ['gp'], hpr });

/** As much of a certificate as the database looks at. */
function model(index: 0 | 1, issuedAt: string): CertificateModel {
  const written = { id: ids[index], code: codes[index], issuedAt, programme: { id: 'course' } };
  return written as unknown as CertificateModel;
}

const first = model(0, '2020-02-01T10:00:00Z');
const second = model(1, '2020-06-01T10:00:00Z');
const holder = { roundId: ROUND, participant: 'hpr:990000018' };

function withFirst(work: (db: Db) => Promise<void>): Promise<void> {
  return withTestDatabase(async ({ db }) => {
    const { round, moves } = play(course).make('2016-11-01', invite);
    await insertRound(db, ROUND, round, moves, { unitName: 'Sagene 2', municipality: '0301' });
    await insertCertificate(db, first, holder, []);
    await work(db);
  });
}

const issueSecond = (db: Db, replaced: readonly string[]) =>
  db.transaction().execute((trx) => insertCertificate(trx, second, holder, replaced));

describe('a certificate', () => {
  it('stands as it was frozen, for its holder and for those who issue', () =>
    withFirst(async (db) => {
      const found = await findCertificate(db, everyone, ids[0]);
      expect(found).toMatchObject({ ...holder, programme: 'course', supersededBy: null, model: first });
      expect(await findCertificate(db, ownOf('990000018'), ids[0])).toEqual(found);
      expect(await findCertificate(db, ownOf('990000026'), ids[0])).toBeNull();
    }));

  it('is found by its code, which does not stand in a column', () =>
    withFirst(async (db) => {
      const verify = systemScope('verify-certificate');
      expect((await findCertificateByCode(db, verify, first.code))?.id).toBe(ids[0]);
      expect(await findCertificateByCode(db, verify, second.code)).toBeNull();
      const { rows } = await sql<{ code_sha256: string }>`select code_sha256 from certificates`.execute(db);
      expect(rows[0]?.code_sha256).not.toContain(first.code);
    }));

  it('is replaced by a later one and kept, and never changed in any other way', () =>
    withFirst(async (db) => {
      await expect(issueSecond(db, [])).rejects.toThrow();
      await issueSecond(db, [ids[0]]);
      const all = await listCertificates(db, everyone, { participant: holder.participant });
      expect(all.map(({ id, supersededBy }) => [id, supersededBy])).toEqual([
        [ids[1], null],
        [ids[0], ids[1]],
      ]);
      for (const change of [
        sql`update certificates set model = '{}' where id = ${ids[1]}`,
        sql`update certificates set superseded_by = null where id = ${ids[0]}`,
        sql`delete from certificates where id = ${ids[0]}`,
      ]) {
        await expect(change.execute(db)).rejects.toMatchObject({ sqlState: '23001' });
      }
    }));

  it('is withdrawn once and for good, and a new one can be issued without replacing it', () =>
    withFirst(async (db) => {
      const withdrawn = { at: '2020-03-01T10:00:00Z', reason: 'wrong-hours' } as const;
      expect(await markCertificateWithdrawn(db, ids[0], withdrawn)).toBe(true);
      expect(await markCertificateWithdrawn(db, ids[0], { ...withdrawn, reason: 'wrong-rules' })).toBe(false);
      await issueSecond(db, []);
      expect((await findCertificate(db, everyone, ids[0]))?.withdrawn).toEqual({
        ...withdrawn,
        at: expect.stringMatching(/^2020-03-01T10:00:00/),
      });
      const march = { from: '2020-03-01T00:00:00Z', before: '2020-04-01T00:00:00Z' };
      expect((await listCertificates(db, everyone, { during: march })).map(({ id }) => id)).toEqual([ids[0]]);
      expect((await listCertificates(db, everyone, { inForce: true })).map(({ id }) => id)).toEqual([ids[1]]);
      for (const change of [
        sql`update certificates set withdrawn_at = null, withdrawn_reason = null where id = ${ids[0]}`,
        sql`update certificates set superseded_by = ${ids[1]} where id = ${ids[0]}`,
      ]) {
        await expect(change.execute(db)).rejects.toMatchObject({ sqlState: '23001' });
      }
      await expect(sql`update certificates set withdrawn_at = now()`.execute(db)).rejects.toThrow();
    }));

  it('is listed by programme and by when it was issued, the last instant left out', () =>
    withFirst(async (db) => {
      const count = async (filter: Parameters<typeof listCertificates>[2]) =>
        (await listCertificates(db, everyone, filter)).length;
      const from = '2020-02-01T10:00:00Z';
      expect(await count({ programme: 'course', during: { from, before: '2020-02-01T10:00:01Z' } })).toBe(1);
      expect(await count({ during: { from: '2020-01-01T00:00:00Z', before: from } })).toBe(0);
      expect(await count({ programme: 'other' })).toBe(0);
      await issueSecond(db, [ids[0]]);
      expect(await count({ inForce: true })).toBe(1);
    }));

  it('has one file for each language, the first that was made', () =>
    withFirst(async (db) => {
      const document = {
        certificateId: ids[0],
        language: 'nb' as const,
        content: new Uint8Array([37, 80, 68, 70]),
        versions: { template: '1', font: '1', renderer: '1' },
        renderedAt: '2020-02-01T10:00:00Z',
      };
      await keepCertificateDocument(db, document);
      await keepCertificateDocument(db, { ...document, content: new Uint8Array([1]) });
      const kept = await findCertificateDocument(db, ownOf('990000018'), ids[0], 'nb');
      expect([...(kept?.content ?? [])]).toEqual([37, 80, 68, 70]);
      expect(await findCertificateDocument(db, everyone, ids[0], 'nn')).toBeNull();
      expect(await findCertificateDocument(db, ownOf('990000026'), ids[0], 'nb')).toBeNull();
      await sql`update certificate_documents set content = '\\x01'`.execute(db);
      await expect(findCertificateDocument(db, everyone, ids[0], 'nb')).rejects.toThrow('backup');
    }));
});
