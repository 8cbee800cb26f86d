import { gzipSync } from 'node:zlib';
import { packAtc } from '@smalspor/domain/medicines';
import { toMonth } from '@smalspor/domain/time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FEST_SAMPLE } from '../testing/fest-sample.ts';
import { homeContent, type ImportFixture, importFixture, lakeRows } from '../testing/import-fixture.ts';

let fixture: ImportFixture;
beforeAll(async () => {
  fixture = await importFixture();
});
afterAll(() => fixture.remove());

const declared = { synthetic: true };

describe('importing FEST', () => {
  it('fills the product table, and leaves out what it cannot know', async () => {
    const files = [await fixture.file('fest.xml', `\ufeff${FEST_SAMPLE}`)];
    const { batch } = await fixture.accept({ format: 'fest', files, declared });
    expect(batch).toMatchObject({
      register: 'FEST',
      from: toMonth(2020, 3),
      to: toMonth(2020, 3),
      rows: 5,
      quality: {
        withoutAtc: 1,
        withoutProductNumber: 1,
        withoutStrength: 1,
        withoutRoute: 0,
        withoutRegisterDdd: 3,
        unknownAtc: 0,
      },
    });
    const row = (product: number, atc: string, name: string, rest: object) => ({
      ...{ product, atc: packAtc(atc), name, form: 'Tablett', route: 'O', salt: null, register_ddd: null },
      ...rest,
    });
    expect(await lakeRows(fixture.home, batch)).toEqual([
      // The factor is an amount of substance: 26.4 g in DDDs of 2 g.
      row(900001, 'J01CE02', 'Syntocillin tab 660 mg', { strength_mg: 660, units: 40, register_ddd: 13.2 }),
      // The factor is a number of DDDs.
      row(900002, 'J01CA04', 'Syntomox mikst 50 mg/ml', { strength_mg: 50, units: 100, register_ddd: 3.333 }),
      // The DDD refers to amoxicillin, whatever the order; the factor fits neither meaning.
      row(900003, 'J01CR02', 'Syntoclav tab', { strength_mg: 500, units: 21 }),
      row(900004, 'J01XX05', 'Syntohip tab 1 g', { strength_mg: 1000, units: 100, salt: 'hippurate' }),
      row(900006, 'J01DD04', 'Syntoceft pulv', { strength_mg: null, units: 10, route: 'P' }),
    ]);
    expect(await fixture.run({ format: 'fest', files, declared })).toEqual({
      kind: 'unchanged',
      batchId: batch.id,
    });
  });

  it('reads it compressed, and in portions that cut elements and letters', async () => {
    const long = FEST_SAMPLE.replace(
      '<!-- SYNTHETIC',
      `<!-- ${'ø'.repeat(400_001)} --><!-- SYNTHETIC`,
    ).replace('2020-03-15', '2020-04-15');
    const files = [await fixture.file('fest.xml.gz', gzipSync(long))];
    const { batch } = await fixture.accept({ format: 'fest', files, declared });
    expect(batch.rows).toBe(5);
  });

  it.each([
    ['cut off', FEST_SAMPLE.slice(0, 3000), 'wrong-document', /broken or cut off on line/],
    ['not XML', 'product;atc\n1;J01CE02\n', 'wrong-document', /broken/],
    ['another document', '<Other/>', 'wrong-document', /FEST M30/],
    [
      'another version',
      FEST_SAMPLE.replace('m30/2014-12-01', 'm30/2013-10-08'),
      'wrong-document',
      /2014-12-01/,
    ],
    ['no packages', FEST_SAMPLE.replaceAll('fs:Varenr', 'fs:Nr'), 'no-rows', /no package/],
    ['no date', FEST_SAMPLE.replace(/<HentetDato>.*<\/HentetDato>/, ''), 'incomplete-declaration', /period/],
    ['Latin-1', Buffer.from(FEST_SAMPLE, 'latin1'), 'wrong-encoding', /UTF-8/],
  ] as const)('refuses a file that is %s', async (name, content, reason, detail) => {
    const before = await homeContent(fixture.home);
    const files = [await fixture.file(`${name}.xml`, content)];
    await expect(fixture.run({ format: 'fest', files, declared })).rejects.toMatchObject({
      reason,
      detail: expect.stringMatching(detail),
    });
    expect(await homeContent(fixture.home)).toEqual(before);
  });
});
