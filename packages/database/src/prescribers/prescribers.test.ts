import { ownScope, type Scope, systemScope } from '@smalspor/domain/access';
import { describe, expect, it } from 'vitest';
import { insertBatch } from '../batches/batch-queries.ts';
import { exampleBatch } from '../testing/examples.ts';
import { withTestDatabase } from '../testing/index.ts';
import {
  findPractitioner,
  listPractitioners,
  replacePractitioners,
  searchPractitioners,
} from './practitioner-queries.ts';
import { findPrescriber, resolvePrescribers } from './prescriber-keys.ts';

describe('prescriber keys', () => {
  it('are given in order of the HPR number and never change', async () => {
    await withTestDatabase(async ({ db }) => {
      expect([...(await resolvePrescribers(db, ['30', '4', '30', '990000001']))].sort()).toEqual([
        ['30', 2],
        ['4', 1],
        ['990000001', 3],
      ]);
      expect(await resolvePrescribers(db, ['5', '30'])).toEqual(
        new Map([
          ['30', 2],
          ['5', 4],
        ]),
      );
      expect(await findPrescriber(db, '5')).toBe(4);
      expect(await findPrescriber(db, '6')).toBeNull();
      expect(await resolvePrescribers(db, [])).toEqual(new Map());
    });
  });

  it('are one for each number when two imports meet, for 15,000 numbers within two seconds', async () => {
    await withTestDatabase(async ({ db }) => {
      const hprs = Array.from({ length: 15_000 }, (_, index) => String(990_000_000 + index));
      const start = performance.now();
      const [a, b] = await Promise.all([resolvePrescribers(db, hprs), resolvePrescribers(db, hprs)]);
      expect(performance.now() - start).toBeLessThan(2_000);
      expect(a).toEqual(b);
      expect(new Set(a.values()).size).toBe(15_000);
    });
  });

  it('refuse what is no HPR number without repeating it', async () => {
    await withTestDatabase(async ({ db }) => {
      await expect(resolvePrescribers(db, ['01019012345'])).rejects.toThrow(
        /^Database error 23514 on prescriber_keys_hpr_check$/,
      );
    });
  });
});

describe('practitioners', () => {
  const row = {
    hpr: '990000001',
    name: 'Åse Ås',
    birthYear: 1970,
    sex: 'K' as const,
    profession: 'LE',
    specialty: null,
    validFrom: '2010-01-01',
    validTo: null,
  };
  const everyone = systemScope('issue-reports');

  it('stand as they stood on the day', async () => {
    await withTestDatabase(async ({ db }) => {
      await insertBatch(db, exampleBatch({ format: 'practitioners' }));
      await replacePractitioners(db, 'b-1', [
        { ...row, validTo: '2015-12-31', name: 'Åse Aas' },
        { ...row, validFrom: '2014-01-01' },
        { ...row, hpr: '990000002', name: 'Bo Berg' },
      ]);
      const names = async (day: string) =>
        (await listPractitioners(db, everyone, day)).map(({ name }) => name);
      expect(await names('2009-12-31')).toEqual([]);
      expect(await names('2013-06-01')).toEqual(['Åse Aas', 'Bo Berg']);
      expect(await names('2015-12-31')).toEqual(['Åse Ås', 'Bo Berg']);
      expect(await findPractitioner(db, everyone, '990000001', '2020-01-01')).toEqual({
        ...row,
        validFrom: '2014-01-01',
        prescriber: 1,
      });
    });
  });

  it('are replaced by a later delivery', async () => {
    await withTestDatabase(async ({ db }) => {
      await insertBatch(db, exampleBatch({ format: 'practitioners' }));
      await replacePractitioners(db, 'b-1', [row]);
      await db
        .transaction()
        .execute((trx) =>
          insertBatch(trx, exampleBatch({ id: 'b-2', sequence: 2, format: 'practitioners' }), ['b-1']),
        );
      await replacePractitioners(db, 'b-2', [{ ...row, name: 'Ny' }], ['b-1']);
      expect((await listPractitioners(db, everyone, '2020-01-01')).map(({ name }) => name)).toEqual(['Ny']);
    });
  });

  it('are found by part of the name, in Norwegian order and within scope only', async () => {
    await withTestDatabase(async ({ db }) => {
      await insertBatch(db, exampleBatch({ format: 'practitioners' }));
      await replacePractitioners(
        db,
        'b-1',
        ['Ås', 'Aas', 'Ærø', 'Øye', 'Zorn', 'Berg%'].map((name, index) => ({
          ...row,
          hpr: String(990_000_001 + index),
          name,
        })),
      );
      const search = { text: '', day: '2020-01-01', limit: 10 };
      const found = async (scope: Scope = everyone, text = '') =>
        (await searchPractitioners(db, scope, { ...search, text })).map(({ name }) => name);
      expect(await found()).toEqual(['Berg%', 'Zorn', 'Ærø', 'Øye', 'Ås', 'Aas']);
      expect(await found(everyone, 'ÆR')).toEqual(['Ærø']);
      expect(await found(everyone, '%')).toEqual(['Berg%']);
      const own = ownScope({ userId: 'x', name: 'x', roles: ['gp'], hpr: '990000003' });
      expect(await found(own)).toEqual(['Ærø']);
    });
  });
});
