import type { InstitutionWard } from '@smalspor/domain/institutions';
import { parseMonth } from '@smalspor/domain/time';
import { expect, it } from 'vitest';
import { insertBatch, markBatchDeleted } from '../batches/index.ts';
import { AT, exampleBatch } from '../testing/examples.ts';
import { withTestDatabase } from '../testing/index.ts';
import { hasInstitutionWards, listInstitutionWards, replaceInstitutionWards } from './index.ts';

const ward = (change: Partial<InstitutionWard> = {}): InstitutionWard => ({
  organisation: 310_000_019,
  wardType: 'long-term',
  name: 'Solbakken',
  municipality: '0301',
  beds: 40,
  fromMonth: parseMonth('2018-01'),
  toMonth: null,
  continuedBy: null,
  ...change,
});
const closed = ward({ toMonth: parseMonth('2020-06'), continuedBy: 310_000_078 });
const acute = ward({ organisation: 310_000_078, wardType: 'acute', beds: null });

it('institutions are what the latest delivery says of them', () =>
  withTestDatabase(async ({ db }) => {
    const institutions = { format: 'institutions' } as const;
    await insertBatch(db, exampleBatch(institutions));
    await replaceInstitutionWards(db, 'b-1', [acute, ward()]);
    expect(await hasInstitutionWards(db, 'b-1')).toBe(true);
    expect(await listInstitutionWards(db)).toEqual([ward(), acute]);
    expect(await listInstitutionWards(db, 310_000_078)).toEqual([acute]);

    // The next year's delivery tells of the same line, which has ended since.
    const next = { id: 'b-2', from: parseMonth('2020-01'), to: parseMonth('2020-12') };
    await insertBatch(db, exampleBatch({ ...institutions, ...next }));
    await replaceInstitutionWards(db, 'b-2', [closed]);
    expect(await listInstitutionWards(db, 310_000_019)).toEqual([closed]);

    // A correction takes the place of its period's first delivery, and no more.
    await insertBatch(db, exampleBatch({ ...institutions, ...next, id: 'b-3', sequence: 2 }), ['b-2']);
    await replaceInstitutionWards(db, 'b-3', [ward({ name: 'Solbakken sykehjem' })], ['b-2']);
    expect(await hasInstitutionWards(db, 'b-2')).toBe(false);
    expect((await listInstitutionWards(db, 310_000_019)).map(({ name }) => name)).toEqual([
      'Solbakken sykehjem',
    ]);

    await markBatchDeleted(db, 'b-3', AT);
    expect(await listInstitutionWards(db)).toEqual([ward(), acute]);
  }));
