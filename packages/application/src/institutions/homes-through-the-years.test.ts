import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findCurrentRelease } from '@smalspor/database/releases';
import { organisationNumber } from '@smalspor/domain/institutions';
import type { RegisterFormat } from '@smalspor/domain/registers';
import { addMonths, formatMonth, type Month, parseMonth } from '@smalspor/domain/time';
import type { InstitutionReader } from '@smalspor/warehouse/institutions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { importRegisterFiles } from '../imports/import-register-files.ts';
import { followedInstitutions } from '../institution-follow-up/followed-institutions.ts';
import { publishRelease } from '../releases/publish-release.ts';
import { createTestHome, operator, quietTools, type TestHome } from '../testing/index.ts';

/** A stretch of a home's life: from one month to another (both included), in a municipality, as one type of ward. */
interface Stretch {
  readonly from: string;
  readonly to: string;
  readonly municipality: keyof typeof COUNTIES;
  readonly wardType: 'long-term' | 'short-term';
  readonly beds: number;
  readonly continuedBy: number | null;
}
interface Home {
  readonly organisation: number;
  /** Packages of pivmecillinam each month. */
  readonly packages: number;
  readonly stretches: readonly Stretch[];
}

const FIRST = '2018-01';
const LAST = '2020-12';
const BERGEN = '1201';
const STAVANGER = '1103';
/** The county of today; Bergen got another number in 2020, and has not moved. */
const COUNTIES = { '1201': 46, '4601': 46, '1103': 11, '0301': 3 } as const;
/** WHO 2026: 20 tablets of 200 mg at 600 mg. */
const DDD = (20 * 200) / 600;

const numbers = Array.from({ length: 80 }, (_, index) => organisationNumber(31_000_001 + index)).filter(
  (number) => number !== null,
);
const whole: Stretch = {
  ...{ from: FIRST, to: LAST, municipality: BERGEN, wardType: 'long-term', beds: 40, continuedBy: null },
};
const [MOVER = 0, MIDWAY = 0, CLOSED = 0, MERGED = 0, TAKER = 0, TURNED = 0, ...others] = numbers;
const HOMES: readonly Home[] = [
  // Moves with the year, and another in the last month of a quarter.
  lived(MOVER, 11, [{ to: '2019-12' }, { from: '2020-01', municipality: STAVANGER }]),
  lived(MIDWAY, 9, [{ to: '2019-05' }, { from: '2019-06', municipality: STAVANGER }]),
  lived(CLOSED, 8, [{ to: '2019-06' }]),
  lived(MERGED, 7, [{ to: '2019-09', beds: 20, continuedBy: TAKER }]),
  lived(TAKER, 10, [{ to: '2019-09' }, { from: '2019-10', beds: 60 }]),
  lived(TURNED, 6, [{ to: '2019-12' }, { from: '2020-01', municipality: '4601', wardType: 'short-term' }]),
  ...others.slice(0, 60).map((organisation, index) =>
    lived(organisation, 8 + (index % 6), [
      {
        municipality: index % 3 === 0 ? STAVANGER : index % 3 === 1 ? BERGEN : '0301',
        // Every fifth has short stays, so that they too are many enough to be told of.
        wardType: index % 15 < 3 ? 'short-term' : 'long-term',
      },
    ]),
  ),
];

function lived(organisation: number, packages: number, stretches: readonly Partial<Stretch>[]): Home {
  return { organisation, packages, stretches: stretches.map((each) => ({ ...whole, ...each })) };
}

const months = (from: string, to: string): Month[] => {
  const list: Month[] = [];
  for (let month = parseMonth(from); month <= parseMonth(to); month = addMonths(month, 1)) list.push(month);
  return list;
};
/** Every month of every home, with where it was then. */
const LIVED = HOMES.flatMap(({ organisation, packages, stretches }) =>
  stretches.flatMap((stretch) =>
    months(stretch.from, stretch.to).map((month) => ({ ...stretch, organisation, packages, month })),
  ),
);
const bedDaysIn = ({ beds }: Pick<Stretch, 'beds'>) => beds * 28;

let home: TestHome;
let house: House;
let reader: InstitutionReader;

async function deliver(format: RegisterFormat, header: string, rows: readonly string[]) {
  const declaration = `#smalspor;format=${format};register=X;period=${FIRST}/${LAST};sequence=1;synthetic=yes`;
  const path = join(house.home.root, `${format}.csv`);
  await writeFile(path, [declaration, header, ...rows, ''].join('\n'));
  await importRegisterFiles(house, operator, { format, path, name: `${format}.csv` }, quietTools());
}

beforeAll(async () => {
  home = await createTestHome('empty');
  house = await home.open();
  await house.clock.set('2021-01-20T09:00:00Z');
  await deliver(
    'institutions',
    'organisation_number;ward_type;name;municipality;beds;valid_from;valid_to;continued_by',
    HOMES.flatMap(({ organisation, stretches }) =>
      stretches.map(({ wardType, municipality, beds, from, to, continuedBy }) =>
        [
          ...[organisation, wardType, `Hjem ${organisation}`, municipality, beds, from],
          ...[to === LAST ? '' : to, continuedBy ?? ''],
        ].join(';'),
      ),
    ),
  );
  await deliver('products', 'product_number;atc;name;strength_mg;units_per_package;route;salt', [
    '1;J01CA08;Pivmecillinam;200;20;O;',
  ]);
  await deliver(
    'bed-days',
    'organisation_number;ward_type;period_from;period_to;bed_days;basis',
    LIVED.map((each) => {
      const month = formatMonth(each.month);
      return `${each.organisation};${each.wardType};${month};${month};${bedDaysIn(each)};counted`;
    }),
  );
  await deliver(
    'institution-sales',
    'line_id;organisation_number;pharmacy_id;supply;sold_on;atc;product_number;packages',
    LIVED.flatMap(({ organisation, packages, month }) =>
      Array.from({ length: packages }, (_, order) => {
        const day = String(1 + order).padStart(2, '0');
        return `${organisation}-${month}-${order};${organisation};4711;stock;${formatMonth(month)}-${day};J01CA08;1;1`;
      }),
    ),
  );
  await publishRelease(house, operator, quietTools());
  reader = (await house.shelf.current())?.institutions as InstitutionReader;
});
afterAll(() => home.remove());

/** What the homes bought in the year to a month, by where each of them was in each month. */
function expected(wardType: Stretch['wardType'], county: number | null, end: Month) {
  const lines = LIVED.filter(
    (each) =>
      each.wardType === wardType &&
      (county === null || COUNTIES[each.municipality] === county) &&
      each.month > end - 12 &&
      each.month <= end,
  );
  const sum = (of: (line: (typeof lines)[number]) => number) =>
    lines.reduce((all, line) => all + of(line), 0);
  return {
    numerator: sum(({ packages }) => packages * DDD),
    denominator: sum(bedDaysIn),
    homes: new Set(lines.map(({ organisation }) => organisation)).size,
  };
}

/** What is told of long and short stays in every year of every area; areas that are not told of by themselves are left out. */
function told(): Record<string, ReturnType<typeof expected>> {
  const found: Record<string, ReturnType<typeof expected>> = {};
  for (const { key, wardType, county, end } of keys()) {
    const area = county === null ? ({ level: 'nation' } as const) : ({ level: 'county', county } as const);
    const { sums } = reader.published(area, { unitType: wardType, indicator: 'institution-urinary', end });
    if (sums) found[key] = rounded(sums);
  }
  return found;
}

function keys() {
  return (['long-term', 'short-term'] as const).flatMap((wardType) =>
    [46, 11, 3, null].flatMap((county) =>
      reader.ends.map((end) => ({
        key: `${wardType} ${county ?? 'nation'} ${formatMonth(end)}`,
        ...{ wardType, county, end },
      })),
    ),
  );
}

function rounded({ numerator, denominator, homes }: ReturnType<typeof expected>) {
  return { numerator: Math.round(numerator * 1000) / 1000, denominator, homes };
}

describe('homes through the years', () => {
  it('count in each month where they were then, as what they were then, closed and merged ones too', () => {
    const sums = told();
    const lived = keys().map(({ key, wardType, county, end }) => [
      key,
      rounded(expected(wardType, county, end)),
    ]);
    expect(sums).toEqual(Object.fromEntries(lived.filter(([key]) => String(key) in sums)));
    // Long stays are told of everywhere, and short ones, which few homes have, of the nation alone.
    expect(Object.keys(sums)).toHaveLength(reader.ends.length * 5);
    expect(sums['long-term 46 2019-12']?.homes).toBe(22);
    expect(sums['long-term 46 2020-12']?.homes).toBe(17);
  });

  it('have their own figures through a move and a change of type', async () => {
    const year = { from: parseMonth('2019-07'), to: parseMonth('2020-06') };
    const own = async (organisation: number) =>
      (await reader.ownFigures({ kind: 'system', act: 'issue-reports' }, organisation, year)).map(
        ({ unitType, months, bedDays, sums }) => ({
          ...{ unitType, months, bedDays },
          ddd: Math.round(sums['institution-urinary']?.numerator ?? 0),
        }),
      );
    const long = { unitType: 'long-term', months: 12, bedDays: 12 * 40 * 28 };
    expect(await own(MOVER)).toEqual([{ ...long, ddd: 12 * 11 * DDD }]);
    expect(await own(TURNED)).toEqual([
      { ...long, months: 6, bedDays: 6 * 40 * 28, ddd: 6 * 6 * DDD },
      { ...long, unitType: 'short-term', months: 6, bedDays: 6 * 40 * 28, ddd: 6 * 6 * DDD },
    ]);
    expect(await own(MERGED)).toEqual([{ ...long, months: 3, bedDays: 3 * 20 * 28, ddd: 3 * 7 * DDD }]);
    expect(await own(TAKER)).toEqual([
      { ...long, bedDays: (3 * 40 + 9 * 60) * 28, ddd: Math.round(12 * 10 * DDD) },
    ]);
    expect(await own(CLOSED)).toEqual([]);
  });

  it('are followed where they are today, and no more when they are closed', async () => {
    const followed = await followedInstitutions(house, null);
    const countyOf = (wanted: number) =>
      followed.find(({ organisation }) => organisation === wanted)?.county ?? null;
    expect([MOVER, MIDWAY, TAKER, TURNED].map(countyOf)).toEqual(['11', '11', '46', '46']);
    expect([CLOSED, MERGED].map(countyOf)).toEqual([null, null]);
    expect(followed).toHaveLength(HOMES.length - 2);
  });

  it('that were once told of whole where they moved to are told of so in every release', async () => {
    const { id } = (await findCurrentRelease(house.db)) ?? { id: '' };
    const file = join(house.home.releases, id, 'cube', 'institution-disclosure.json');
    const kept = JSON.parse(await readFile(file, 'utf8'));
    for (const pattern of kept.patterns) delete pattern.byMonth;
    await writeFile(file, JSON.stringify(kept));
    await publishRelease(house, operator, quietTools());
    reader = (await house.shelf.current())?.institutions as InstitutionReader;
    const { numerator } = expected('long-term', 11, parseMonth('2019-12'));
    // April and May of the home that moved in June.
    expect(told()['long-term 11 2019-12']?.numerator).toBeCloseTo(numerator + 2 * 9 * DDD, 3);
    expect(told()['long-term 11 2020-12']).toEqual(rounded(expected('long-term', 11, parseMonth('2020-12'))));
  });
});
