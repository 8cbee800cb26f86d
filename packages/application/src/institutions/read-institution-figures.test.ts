import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listAudit } from '@smalspor/database/audit';
import { insertTelling } from '@smalspor/database/institution-data';
import { findCurrentRelease } from '@smalspor/database/releases';
import type { Actor } from '@smalspor/domain/access';
import { organisationNumber } from '@smalspor/domain/institutions';
import type { RegisterFormat } from '@smalspor/domain/registers';
import { toMonth } from '@smalspor/domain/time';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { importRegisterFiles } from '../imports/import-register-files.ts';
import { publishRelease } from '../releases/publish-release.ts';
import { verifyHome } from '../releases/verify-home.ts';
import { applyRetention } from '../retention/apply-retention.ts';
import { createTestHome, dataManager, operator, quietTools, testHome } from '../testing/index.ts';
import { readInstitutionFigures } from './read-institution-figures.ts';
import { readInstitutionSums } from './read-institution-sums.ts';

const HOME = organisationNumber(31_000_001) as number;
const OTHER = organisationNumber(31_000_004) as number;

let close: () => Promise<unknown>;
let house: House;
beforeAll(async () => {
  const home = await createTestHome('imported');
  house = await home.open();
  close = () => home.remove();
});
afterAll(() => close());

const contact: Actor = {
  userId: 'contact-test',
  name: 'Kari Kontakt Demo',
  roles: ['institution-contact'],
  hpr: null,
  places: [{ role: 'institution-contact', kind: 'institution', id: String(HOME) }],
};

async function deliver(
  format: RegisterFormat,
  header: string,
  rows: readonly string[],
  { sequence = 1, synthetic = 'yes', to = house } = {},
) {
  const declaration = `#smalspor;format=${format};register=X;period=2019-01/2020-12;sequence=${sequence};synthetic=${synthetic}`;
  const path = join(to.home.root, `${format}.csv`);
  await writeFile(path, [declaration, header, ...rows, ''].join('\n'));
  await importRegisterFiles(to, operator, { format, path, name: `${format}.csv` }, quietTools());
}

it('goes from the files of pharmacies and municipalities to doses per 100 bed days', async () => {
  const request = { organisation: HOME, span: null };
  await deliver('institutions', 'organisation_number;ward_type;name;municipality;beds;valid_from', [
    `${HOME};long-term;Solbakken;0301;40;2018-01`,
    `${OTHER};acute;Legevakta;0301;4;2018-01`,
  ]);
  await expect(readInstitutionFigures(house, operator, request)).rejects.toMatchObject({
    code: 'release-refused',
  });
  await deliver('products', 'product_number;atc;name;strength_mg;units_per_package;route;salt', [
    '1;J01CA08;Pivmecillinam;200;20;O;',
    '2;J01XX05;Metenamin;1000;100;O;hippurate',
  ]);
  const sales = Array.from({ length: 12 }, (_, index) => {
    const month = String(index + 1).padStart(2, '0');
    return [
      `A${month};${HOME};4711;stock;2020-${month}-03;J01CA08;1;10`,
      `B${month};${HOME};4711;multidose;2020-${month}-03;J01XX05;2;1`,
    ];
  }).flat();
  const header = 'line_id;organisation_number;pharmacy_id;supply;sold_on;atc;product_number;packages';
  await deliver('institution-sales', header, sales);
  await deliver('bed-days', 'organisation_number;ward_type;period_from;period_to;bed_days;basis', [
    `${HOME};long-term;2020-01;2020-12;14600;counted`,
  ]);
  const published = await publishRelease(house, operator, quietTools());
  const { institutions, ...table } = await readInstitutionFigures(house, operator, request);
  expect(table).toMatchObject({
    release: published.releaseId,
    from: '2020-01',
    to: '2020-12',
    quality: { lines: 24, unknownInstitution: 0 },
  });
  expect(institutions).toHaveLength(1);
  expect(institutions[0]).toMatchObject({
    bedDays: 14_600,
    bedDaysEstimated: false,
    monthsWithoutPurchase: 0,
  });
  const value = (id: string) =>
    institutions[0]?.indicators.find(({ indicator }) => indicator === id)?.estimate;
  // 120 packages of 20 × 200 mg at 600 mg (WHO 2026): 800 DDD in 14,600 bed days.
  expect(value('institution-total')?.value).toBeCloseTo((800 * 100) / 14_600, 9);
  expect(value('institution-pivmecillinam-share')?.value).toBeCloseTo(100, 9);
  // 12 packages of 100 × 1 g of the hippurate at 2 g.
  expect(value('institution-methenamine')?.value).toBeCloseTo((600 * 100) / 14_600, 9);
  expect(table.lines.join('\n')).toMatch(/Antibiotics per 100 bed days\s+5\.5 \(/);
});

it('tells of a home alone no more than that it is hidden', async () => {
  const { end, rows, lines } = await readInstitutionSums(house);
  expect(end).toBe('2020-12');
  expect(rows.map(({ county }) => county)).toEqual(rows.map(() => null));
  expect(rows.flatMap(({ indicators }) => indicators.map(({ homes }) => homes))).toEqual(
    rows.flatMap(({ indicators }) => indicators.map(() => null)),
  );
  expect(lines.join('\n')).toContain('– (suppressed)');
});

it('says nothing of a home that nobody sold to, and a correction takes the place of the first file', async () => {
  const before = await readInstitutionFigures(house, operator, { organisation: OTHER, span: null });
  expect(before.institutions[0]?.indicators.every(({ estimate }) => estimate.value === null)).toBe(true);
  const header = 'line_id;organisation_number;pharmacy_id;supply;sold_on;atc;product_number;packages';
  await deliver('institution-sales', header, [`A1;${HOME};4711;stock;2020-03-03;J01CA08;1;10`], {
    sequence: 2,
  });
  // The home itself told 3,000 bed days of the first quarter; the municipality had delivered 14,600 for the year.
  const telling = {
    id: house.newId(),
    organisation: HOME,
    quarter: toMonth(2020, 1),
    version: 1,
    reason: null,
  };
  const told = {
    wardType: 'long-term',
    from: toMonth(2020, 1),
    to: toMonth(2020, 3),
    bedDays: 3_000,
  } as const;
  await insertTelling(
    house.db,
    {
      ...telling,
      lines: [{ ...told, estimated: false }],
      toldAt: house.now(),
      toldByName: contact.name,
    },
    contact.userId,
  );
  await publishRelease(house, operator, quietTools());
  const span = { from: toMonth(2020, 1), to: toMonth(2020, 12) };
  const after = await readInstitutionFigures(house, operator, { organisation: HOME, span });
  expect(after.quality.lines).toBe(1);
  expect(after.institutions[0]?.monthsWithoutPurchase).toBe(11);
  expect(after.institutions[0]?.bedDays).toBeCloseTo(3_000 + (14_600 * 275) / 366, 3);
});

it('is for those who work there and for the command line, and every reading is on record', async () => {
  const request = { organisation: HOME, span: null };
  const own = await readInstitutionFigures(house, contact, request);
  expect(own.institutions.map(({ organisation }) => organisation)).toEqual([HOME]);
  for (const [actor, organisation] of [
    [dataManager, HOME],
    [contact, OTHER],
  ] as const) {
    await expect(readInstitutionFigures(house, actor, { organisation, span: null })).rejects.toMatchObject({
      code: 'not-found',
    });
  }
  await expect(
    readInstitutionFigures(house, contact, { organisation: null, span: null }),
  ).rejects.toMatchObject({ code: 'not-allowed' });
  const lines = await listAudit(house.db, { objectKind: 'institution', objectId: String(HOME) }, 50);
  expect(lines.map(({ act, outcome }) => `${act} ${outcome}`)).toEqual(
    expect.arrayContaining(['read-institution-figures success', 'read-institution-figures refused']),
  );
  await expect(
    readInstitutionFigures(house, operator, { organisation: 310_000_078, span: null }),
  ).rejects.toMatchObject({ code: 'not-found' });
});

it('tells nothing where the data are real: there the figures are the institution’s own', async () => {
  const real = await (await testHome('empty')).open();
  await deliver(
    'institutions',
    'organisation_number;ward_type;name;municipality;valid_from',
    [`${HOME};long-term;Solbakken;0301;2018-01`],
    { synthetic: 'no', to: real },
  );
  await expect(
    readInstitutionFigures(real, operator, { organisation: null, span: null }),
  ).rejects.toMatchObject({ code: 'not-allowed' });
});

it('is checked with the release, and goes with what has been kept long enough', async () => {
  const release = (await findCurrentRelease(house.db))?.id ?? '';
  const months = join(house.home.releases, release, 'cube', 'institutions', 'months.parquet');
  const whole = await readFile(months);
  await appendFile(months, ' ');
  expect((await verifyHome(house, quietTools())).problems).toEqual([
    `releases/${release}/cube/institutions/months.parquet is not what was written.`,
  ]);
  await writeFile(months, whole);
  const retention = { ...house.configuration.retention, institutionsMonths: 6 };
  const later = {
    ...house,
    configuration: { ...house.configuration, retention },
    now: () => '2020-12-31T10:00:00.000Z',
  };
  const report = await applyRetention(later, operator, quietTools());
  expect(report.withdrawn).toContain(release);
  const left = await readdir(join(house.home.releases, release), { recursive: true });
  expect(left.sort()).toEqual([
    'cube',
    'cube/disclosure.json',
    'cube/institution-disclosure.json',
    'manifest.json',
  ]);
  await expect(
    readInstitutionFigures(house, contact, { organisation: HOME, span: null }),
  ).rejects.toMatchObject({ code: 'release-refused' });
});
