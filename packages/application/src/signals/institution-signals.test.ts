import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listAudit } from '@smalspor/database/audit';
import type { Actor } from '@smalspor/domain/access';
import { organisationNumber } from '@smalspor/domain/institutions';
import type { RegisterFormat } from '@smalspor/domain/registers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { importRegisterFiles } from '../imports/import-register-files.ts';
import { publishRelease } from '../releases/publish-release.ts';
import { createTestHome, operator, quietTools } from '../testing/index.ts';
import { findSignals } from './find-signals.ts';
import { listSignals } from './list-signals.ts';
import { readSignal } from './read-signal.ts';

const HOME = organisationNumber(31_000_001) as number;
const OTHER = organisationNumber(31_000_004) as number;
const call = { requestId: 'request-1', idempotencyKey: null };
const never = new AbortController().signal;

let house: House;
let close: () => Promise<unknown>;

const at = (organisation: number, role: 'institution-contact' | 'institution-staff'): Actor => ({
  ...{ userId: `at ${organisation}`, name: 'Kari Kontakt Demo', roles: [role], hpr: null },
  places: [{ role, kind: 'institution', id: String(organisation) }],
});

async function deliver(format: RegisterFormat, header: string, rows: readonly string[]) {
  const declaration = `#smalspor;format=${format};register=X;period=2019-01/2020-12;sequence=1;synthetic=yes`;
  const path = join(house.home.root, `${format}.csv`);
  await writeFile(path, [declaration, header, ...rows, ''].join('\n'));
  await importRegisterFiles(house, operator, { format, path, name: `${format}.csv` }, quietTools());
}

/** Twelve purchases a month, one more or less; of the first home from 2020 on four. The rules look at the two years there are. */
beforeAll(async () => {
  const home = await createTestHome('imported');
  const opened = await home.open();
  close = () => home.remove();
  const { signals } = opened.content;
  const series = { ...signals.series, ...{ leastBaselineMonths: 12, baselineMonths: 12 } };
  house = { ...opened, content: { ...opened.content, signals: { ...signals, series } } };
  await deliver(
    'institutions',
    'organisation_number;ward_type;name;municipality;beds;valid_from',
    [HOME, OTHER].map((number) => `${number};long-term;Hjem ${number};0301;40;2018-01`),
  );
  await deliver('products', 'product_number;atc;name;strength_mg;units_per_package;route;salt', [
    '1;J01CA08;Pivmecillinam;200;20;O;',
  ]);
  const sales = [HOME, OTHER].flatMap((number) =>
    Array.from({ length: 24 }, (_, index) => {
      const month = `${2019 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
      const lines = number === HOME && index >= 12 ? 4 : 12 + (index % 2);
      return Array.from(
        { length: lines },
        (__, line) => `${number}-${month}-${line};${number};4711;stock;${month}-03;J01CA08;1;1`,
      );
    }).flat(),
  );
  const header = 'line_id;organisation_number;pharmacy_id;supply;sold_on;atc;product_number;packages';
  await deliver('institution-sales', header, sales);
  await deliver(
    'bed-days',
    'organisation_number;ward_type;period_from;period_to;bed_days;basis',
    [HOME, OTHER].flatMap((number) =>
      [2019, 2020].map((year) => `${number};long-term;${year}-01;${year}-12;14600;counted`),
    ),
  );
  await publishRelease(house, operator, quietTools());
  expect(await findSignals(house, never)).toBeGreaterThan(0);
});
afterAll(() => close());

const seenBy = async (actor: Actor) =>
  (await listSignals(house, actor, {}, call)).signals.filter(({ level }) => level === 'institution');

describe('a signal of an institution', () => {
  it('is seen by its contact and staff, with the months, what it is and where the report is', async () => {
    for (const role of ['institution-contact', 'institution-staff'] as const) {
      const own = await seenBy(at(HOME, role));
      expect(own.map(({ indicator }) => indicator).toSorted()).toEqual([
        'institution-total',
        'institution-urinary',
      ]);
      expect(own[0]).toMatchObject({
        ...{ unitName: `Hjem ${HOME}`, organisation: String(HOME), ward: 'long-term', area: null },
        ...{ pattern: 'run', side: 'below', from: '2020-01', stands: true },
      });
    }
    const contact = at(HOME, 'institution-contact');
    const [signal] = await seenBy(contact);
    const { picture } = await readSignal(house, contact, { signalId: signal?.id ?? '' }, call);
    expect(picture).toMatchObject({ step: 'month' });
    expect(picture?.points.slice(-12).every(({ inRun }) => inRun)).toBe(true);
    expect(picture?.points.at(-1)?.value).toBeCloseTo(4 / 12.5, 1);
    expect((await listAudit(house.db, { objectKind: 'signal' }, 1))[0]).toMatchObject({
      ...{ act: 'read-signal', outcome: 'success' },
    });
    const { followed, byChancePerYear } = await listSignals(house, contact, {}, call);
    expect(followed).toEqual({ doctor: 0, group: 0, municipality: 0, county: 0, institution: 1 });
    expect(byChancePerYear).toBe(house.content.signals.falseAlarmsPerYear.institution);
  });

  it('is there for nobody else: not another home, nor who answers for its county, nor the programme', async () => {
    const [signal] = await seenBy(at(HOME, 'institution-contact'));
    const county = (id: string): Actor => ({
      ...{ userId: 'county', name: 'Runa', roles: ['county-staff'], hpr: null },
      places: [{ role: 'county-staff', kind: 'county', id }],
    });
    const others: readonly Actor[] = [
      at(OTHER, 'institution-contact'),
      // Told by the log-in to be of an institution, but of none that anybody has named.
      { ...at(HOME, 'institution-staff'), places: [] },
      // The place of another role opens nothing.
      { ...at(HOME, 'institution-staff'), roles: ['participant'] },
      county('03'),
      { userId: 'a', name: 'Petra', roles: ['programme-admin'], hpr: null },
      { userId: 's', name: 'Siv', roles: ['secretariat'], hpr: null },
    ];
    for (const other of others) {
      expect(await seenBy(other)).toEqual([]);
      await expect(readSignal(house, other, { signalId: signal?.id ?? '' }, call)).rejects.toMatchObject({
        code: 'not-found',
      });
    }
  });

  it('is found for every home, whoever asks for letters, and once', async () => {
    const release = (await house.shelf.current())?.manifest.id ?? '';
    const parts = await house.db
      .selectFrom('signal_parts')
      .selectAll()
      .where('release_id', '=', release)
      .where('part', '=', 'institution')
      .execute();
    // Two homes with all antibiotics and urinary agents; nobody bought methenamine.
    expect(parts).toMatchObject([{ level: 'institution', units: 2, judged: 4, standing: 2 }]);
    expect(await findSignals(house, never)).toBe(0);
  });
});
