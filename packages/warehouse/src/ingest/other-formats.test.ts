import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toMonth } from '@smalspor/domain/time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIST_COMPOSITION_COLUMNS } from './formats/gp-lists.ts';
import { homeContent, type ImportFixture, importFixture, lakeRows } from './testing/import-fixture.ts';

let fixture: ImportFixture;
beforeAll(async () => {
  fixture = await importFixture();
});
afterAll(() => fixture.remove());

const PERIOD = 'period=2019-01/2020-12;sequence=1;synthetic=yes';

async function importText(
  format: 'gp-lists' | 'declared-lists' | 'practitioners' | 'cme-groups' | 'products',
  header: string,
  rows: readonly string[],
) {
  const text = [`#smalspor;format=${format};register=X;${PERIOD}`, header, ...rows, ''].join('\n');
  const settings = { ...fixture.deps().settings, maxRejectShare: 0.8 };
  return fixture.accept({ format, files: [await fixture.file(`${format}.csv`, text)] }, { settings });
}

describe('importing', () => {
  it('GP lists: unfilled ones, several of one doctor, and sums that do not hold', async () => {
    const header = ['month', 'list_id', 'hpr', 'municipality', 'patients', ...LIST_COMPOSITION_COLUMNS].join(
      ';',
    );
    const row = (start: string, each = 50) => [start, ...LIST_COMPOSITION_COLUMNS.map(() => each)].join(';');
    const { batch, rejects } = await importText('gp-lists', header, [
      row('2019-12;A;990000001;1201;1000'),
      row('2020-01;A;990000001;4601;1000'),
      row('2020-01;B;990000001;0301;0', 0),
      row('2020-01;C;;0301;1000'),
      row('2020-01;D;990000001;1201;1000'),
      row('2020-01;E;990000001;9999;1000'),
      row('2020-01;F;990000001;0301;1001'),
      row('2020-01;A;990000002;0301;1000'),
      row('2021-01;G;990000002;0301;1000'),
      row('2020-13;H;990000002;0301;1000'),
    ]);
    expect(rejects.map(({ line, column, code }) => [line, column, code])).toEqual([
      [7, 'municipality', 'municipality-not-valid'],
      [8, 'municipality', 'not-a-municipality-code'],
      [9, 'patients', 'sum-differs'],
      [10, 'list_id', 'repeated'],
      [11, 'month', 'outside-period'],
      [12, 'month', 'not-a-month'],
    ]);
    expect(batch.quality).toEqual({ withoutDoctor: 1, emptyLists: 1, patientMonths: 3000 });
    expect(
      await lakeRows(fixture.home, batch, 'month, list_id, prescriber, municipality, patients, k_0_9, m_80'),
    ).toEqual([
      {
        month: toMonth(2019, 12),
        list_id: 'A',
        prescriber: 1,
        municipality: 1201,
        patients: 1000,
        k_0_9: 50,
        m_80: 50,
      },
      {
        month: toMonth(2020, 1),
        list_id: 'A',
        prescriber: 1,
        municipality: 4601,
        patients: 1000,
        k_0_9: 50,
        m_80: 50,
      },
      {
        month: toMonth(2020, 1),
        list_id: 'B',
        prescriber: 1,
        municipality: 301,
        patients: 0,
        k_0_9: 0,
        m_80: 0,
      },
      {
        month: toMonth(2020, 1),
        list_id: 'C',
        prescriber: null,
        municipality: 301,
        patients: 1000,
        k_0_9: 50,
        m_80: 50,
      },
    ]);
    const keys = await lakeRows(
      fixture.home,
      batch,
      'list_id, count(DISTINCT list_key)::INTEGER AS n',
      'GROUP BY ALL',
    );
    expect(keys.every(({ n }) => n === 1)).toBe(true);
  });

  it('declared lists', async () => {
    const { batch, rejects } = await importText(
      'declared-lists',
      'hpr;valid_from;valid_to;declared_length;basis',
      [
        '990000001;2019-01;2019-12;800;own',
        '990000002;2019-06;;400;locum',
        '990000003;2019-06;2019-05;400;shared',
        '990000003;2019-06;;0;shared',
      ],
    );
    expect(rejects.map(({ column, code }) => [column, code])).toEqual([
      ['valid_to', 'ends-before-it-begins'],
      ['declared_length', 'not-a-whole-number'],
    ]);
    expect(await lakeRows(fixture.home, batch)).toEqual([
      {
        prescriber: 1,
        from_month: toMonth(2019, 1),
        to_month: toMonth(2019, 12),
        declared: 800,
        basis: 'own',
      },
      { prescriber: 2, from_month: toMonth(2019, 6), to_month: null, declared: 400, basis: 'locum' },
    ]);
  });

  it('CME groups', async () => {
    const { batch } = await importText(
      'cme-groups',
      'group_id;group_name;municipality;hpr;role;valid_from;valid_to',
      [
        '7;"Sentrum; øst";0301;990000002;leader;2019-01;',
        '7;"Sentrum; øst";0301;990000001;member;2019-03;2020-02',
      ],
    );
    expect(await lakeRows(fixture.home, batch, 'group_id, group_name, prescriber, role, to_month')).toEqual([
      { group_id: 7, group_name: 'Sentrum; øst', prescriber: 1, role: 'member', to_month: toMonth(2020, 2) },
      { group_id: 7, group_name: 'Sentrum; øst', prescriber: 2, role: 'leader', to_month: null },
    ]);
    expect(batch.quality).toEqual({ groups: 1, leaders: 1 });
  });

  it('products, with what is unknown left empty', async () => {
    const { batch, rejects } = await importText(
      'products',
      'product_number;atc;name;strength_mg;units_per_package;route;salt;form;ddd_per_package',
      [
        '000123;J01CE02;Penicillin;0,125;30,5;O;;tablett;',
        '124;J01XX05;Metenamin;;100;O;hippurate;;25',
        '125;J01XX05;Null styrke;0;100;O;;;25',
      ],
    );
    expect(rejects.map(({ column, code }) => [column, code])).toEqual([['strength_mg', 'not-a-number']]);
    expect(batch.quality).toEqual({
      withoutStrength: 1,
      withoutUnits: 0,
      withoutRegisterDdd: 1,
      unknownAtc: 0,
    });
    expect(
      await lakeRows(fixture.home, batch, 'product, strength_mg, units, salt, form, register_ddd'),
    ).toEqual([
      { product: 123, strength_mg: 0.125, units: 30.5, salt: null, form: 'tablett', register_ddd: null },
      { product: 124, strength_mg: null, units: 100, salt: 'hippurate', form: null, register_ddd: 25 },
    ]);
  });

  it('practitioners, who go to the caller and not to the lake', async () => {
    const { batch, practitioners } = await importText(
      'practitioners',
      'hpr;name;birth_year;sex;profession;specialty;valid_from;valid_to',
      [
        '990000001;Åse Prøve;1970;K;lege;allmennmedisin;2000-01-01;',
        '990000002;"Prøve; Per";;;lege;;2001-02-03;2020-12-31',
      ],
    );
    expect(batch.files).toEqual([]);
    expect(practitioners).toEqual([
      {
        ...{ hpr: '990000001', name: 'Åse Prøve', birthYear: 1970, sex: 'K', profession: 'lege' },
        ...{ specialty: 'allmennmedisin', validFrom: '2000-01-01', validTo: null },
      },
      {
        ...{ hpr: '990000002', name: 'Prøve; Per', birthYear: null, sex: null, profession: 'lege' },
        ...{ specialty: null, validFrom: '2001-02-03', validTo: '2020-12-31' },
      },
    ]);
    expect(Object.keys(await homeContent(fixture.home)).filter((path) => path.includes(batch.id))).toEqual(
      [],
    );
  });

  it('leaves no HPR number and no name in the home', async () => {
    for (const path of Object.keys(await homeContent(fixture.home))) {
      if (path.startsWith('quarantine/')) continue;
      const bytes = await readFile(join(fixture.home.root, path));
      const hpr = Buffer.alloc(4);
      hpr.writeInt32LE(990_000_001);
      for (const trace of [Buffer.from('990000001'), hpr, Buffer.from('Prøve')]) {
        expect(bytes.includes(trace), path).toBe(false);
      }
    }
  });
});
