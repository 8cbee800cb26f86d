import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Batch } from '@smalspor/domain/registers';
import { type PlainDate, toMonth } from '@smalspor/domain/time';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  dispensingsText,
  homeContent,
  type ImportFixture,
  importFixture,
  lakeRows,
} from '../ingest/testing/import-fixture.ts';
import { quarantinePath } from '../lake/staged-batch.ts';
import { sweepBatchFiles } from '../lake/sweep-lake.ts';
import { applyRetention, type RetentionDeps } from './apply-retention.ts';

let fixture: ImportFixture;
beforeEach(async () => {
  fixture = await importFixture();
});
afterEach(() => fixture.remove());

const NOTHING = {
  dispensingsMonths: null,
  gpListsMonths: null,
  institutionsMonths: null,
  quarantineDays: null,
};

function retention(settings: Partial<RetentionDeps['settings']>, today: string) {
  const { home, batches } = fixture;
  return applyRetention({
    home,
    batches,
    settings: { ...NOTHING, ...settings },
    today: today as PlainDate,
  });
}

async function deliver(years: readonly number[], bad = 0): Promise<Batch> {
  const [from = 0, to = 0] = [years[0], years.at(-1)];
  const rows = years.flatMap((year) =>
    Array.from({ length: 12 }, (_, index) => {
      const month = String(index + 1).padStart(2, '0');
      return {
        line_id: `${year}-${month}`,
        prescription_id: `${year}-${month}`,
        prescribed_on: `${year}-${month}-01`,
        dispensed_on: `${year}-${month}-02`,
      };
    }),
  );
  const text = dispensingsText(
    [...rows, ...Array.from({ length: bad }, () => ({ sex: 'X' }))],
    `#smalspor;format=dispensings;register=LMR;period=${from}-01/${to}-12;sequence=1;synthetic=yes`,
  );
  const path = await fixture.file(`${from}.csv`, text);
  return (await fixture.accept({ format: 'dispensings', files: [path] })).batch;
}

describe('retention', () => {
  it('keeps everything for ever when nothing else is configured', async () => {
    await deliver([2015, 2016], 2);
    const before = await homeContent(fixture.home);
    const outcome = await retention({}, '2030-01-01');
    await outcome.finish();
    expect([outcome.shortened, outcome.emptied, outcome.quarantines]).toEqual([[], [], []]);
    expect(await homeContent(fixture.home)).toEqual(before);
  });

  it('rewrites the partitions that hold outdated months, deletes old batches, and says which changed', async () => {
    const old = await deliver([2015]);
    const cut = await deliver([2016, 2017]);
    const young = await deliver([2018]);
    const outcome = await retention({ dispensingsMonths: 24 }, '2018-07-15');
    expect(outcome.emptied).toEqual([old.id]);
    expect(outcome.shortened).toHaveLength(1);
    const [shortened] = outcome.shortened as [Batch];
    expect(shortened).toMatchObject({ id: cut.id, from: toMonth(2016, 7), to: toMonth(2017, 12), rows: 18 });
    expect(shortened.files.map(({ path, rows }) => [path, rows])).toEqual([
      [`lake/dispensings/${cut.id}/2016.from-2016-07.parquet`, 6],
      [`lake/dispensings/${cut.id}/2017.parquet`, 12],
    ]);
    // The old files stay until the records have been changed.
    expect(await lakeRows(fixture.home, cut, 'count(*)::INTEGER AS n')).toEqual([{ n: 24 }]);
    await outcome.finish();
    expect(Object.keys(await homeContent(fixture.home))).toEqual(
      [...shortened.files, ...young.files].map(({ path }) => path).sort(),
    );
    expect(existsSync(join(fixture.home.root, 'lake/dispensings', old.id))).toBe(false);
    expect(await lakeRows(fixture.home, shortened, 'DISTINCT month', 'ORDER BY month LIMIT 1')).toEqual([
      { month: toMonth(2016, 7) },
    ]);
    // A second time there is nothing to do, and later the file is shortened again.
    fixture.batches.splice(0, 3, shortened, young);
    expect((await retention({ dispensingsMonths: 24 }, '2018-07-31')).shortened).toEqual([]);
    const [again] = (await retention({ dispensingsMonths: 24 }, '2018-09-01')).shortened;
    expect(again?.files[0]).toMatchObject({
      path: `lake/dispensings/${cut.id}/2016.from-2016-09.parquet`,
      rows: 4,
    });
  });

  it('is completed by the next start when it was interrupted before or after it was recorded', async () => {
    const batch = await deliver([2016, 2017]);
    const outcome = await retention({ dispensingsMonths: 12 }, '2017-07-01');
    const [shortened] = outcome.shortened as [Batch];
    await sweepBatchFiles(fixture.home, [batch]);
    expect(Object.keys(await homeContent(fixture.home))).toEqual(batch.files.map(({ path }) => path));
    await retention({ dispensingsMonths: 12 }, '2017-07-01');
    await sweepBatchFiles(fixture.home, [shortened]);
    expect(Object.keys(await homeContent(fixture.home))).toEqual(shortened.files.map(({ path }) => path));
  });

  it('is refused, and rewrites nothing, where a lake file is not what was written', async () => {
    const whole = await deliver([2015, 2016]);
    const [first] = whole.files;
    // The file can be read, but it is not the one whose checksum was noted.
    const changed = { ...whole, files: whole.files.map((file) => ({ ...file, sha256: '0'.repeat(64) })) };
    fixture.batches.splice(0, 1, changed);
    const before = await homeContent(fixture.home);
    await expect(retention({ dispensingsMonths: 12 }, '2016-07-01')).rejects.toMatchObject({
      code: 'release-damaged',
      detail: expect.stringMatching(`^Nothing is deleted from .*: ${first?.path} is not what was written`),
    });
    expect(await homeContent(fixture.home)).toEqual(before);
    // Files that no cut touches may wait for the next verification.
    expect((await retention({ dispensingsMonths: 120 }, '2016-07-01')).shortened).toEqual([]);
  });

  it('deletes lists by their months, and memberships when they have been over long enough', async () => {
    const groups = `#smalspor;format=cme-groups;register=RAK;period=2012-01/2020-12;synthetic=yes
group_id;group_name;municipality;hpr;role;valid_from;valid_to
1;Gamle;0301;990000001;member;2012-01;2013-12
1;Gamle;0301;990000002;member;2012-01;
`;
    const { batch } = await fixture.accept({
      format: 'cme-groups',
      files: [await fixture.file('groups.csv', groups)],
    });
    const outcome = await retention({ gpListsMonths: 12 }, '2020-01-01');
    expect(outcome.shortened).toMatchObject([{ id: batch.id, rows: 1, from: toMonth(2019, 1) }]);
    await outcome.finish();
    expect(await lakeRows(fixture.home, outcome.shortened[0] as Batch, 'to_month')).toEqual([
      { to_month: null },
    ]);
  });

  it('deletes what institutions bought and their bed days by their months, and wards that have been closed long enough', async () => {
    const accept = async (
      format: 'institutions' | 'institution-sales' | 'bed-days',
      rows: readonly string[],
    ) => {
      const first = `#smalspor;format=${format};register=X;period=2018-01/2019-12;sequence=1;synthetic=yes`;
      const path = await fixture.file(`${format}.csv`, [first, ...rows, ''].join('\n'));
      return (await fixture.accept({ format, files: [path] })).batch.id;
    };
    const ids = [
      await accept('institutions', [
        'organisation_number;ward_type;name;municipality;beds;valid_from;valid_to',
        '310000019;long-term;Solbakken;0301;40;2018-01;',
        '310000019;acute;Solbakken;0301;4;2018-01;2018-06',
      ]),
      await accept('institution-sales', [
        'line_id;organisation_number;pharmacy_id;supply;sold_on;atc;product_number;packages',
        'A1;310000019;4711;stock;2018-12-31;J01CA08;1;1',
        'A2;310000019;4711;stock;2019-01-01;J01CA08;1;1',
      ]),
      await accept('bed-days', [
        'organisation_number;ward_type;period_from;period_to;bed_days;basis',
        '310000019;long-term;2018-01;2018-12;14600;counted',
        '310000019;long-term;2019-01;2019-12;14600;counted',
      ]),
    ];
    expect((await retention({ dispensingsMonths: 1, gpListsMonths: 1 }, '2020-01-01')).shortened).toEqual([]);
    const outcome = await retention({ institutionsMonths: 12 }, '2020-01-01');
    expect(outcome.shortened.map(({ id, rows, from }) => [id, rows, from]).sort()).toEqual(
      ids.map((id) => [id, 1, toMonth(2019, 1)]).sort(),
    );
    expect(outcome.emptied).toEqual([]);
  });

  it('deletes quarantines after their days, and with the batch that they belong to', async () => {
    const batch = await deliver([2016], 1);
    const path = quarantinePath(fixture.home, batch.id);
    const early = await retention({ quarantineDays: 90 }, '2026-04-02');
    await early.finish();
    expect(existsSync(path)).toBe(true);
    const late = await retention({ quarantineDays: 90 }, '2026-04-03');
    expect(late.quarantines).toEqual([batch.id]);
    await late.finish();
    expect(existsSync(path)).toBe(false);
    await writeFile(path, 'again');
    const gone = await retention({ dispensingsMonths: 1 }, '2026-04-03');
    expect(gone).toMatchObject({ emptied: [batch.id], quarantines: [batch.id] });
    await gone.finish();
    expect(await homeContent(fixture.home)).toEqual({});
  });
});
