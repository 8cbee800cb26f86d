import { listAudit } from '@smalspor/database/audit';
import { institutionScope } from '@smalspor/domain/access';
import { toMonth } from '@smalspor/domain/time';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { readDataStanding } from '../institution-report/data-standing.ts';
import { createTestHome, doctor, type TestHome } from '../testing/index.ts';
import { answerOddity, listUnconfirmedMonths, readOddities } from './oddities.ts';
import { tellBedDays } from './tell-bed-days.ts';
import {
  atInstitution,
  FJELLHEIM,
  importRegister,
  importRows,
  SOLBAKKEN,
  saleOf,
} from './testing/institution-files.ts';

const organisation = String(SOLBAKKEN);
const kari = atInstitution(SOLBAKKEN);
const NOW = '2021-01-12T09:00:00.000Z';
const MONTHS = Array.from({ length: 12 }, (_, index) => `2020-${String(index + 1).padStart(2, '0')}`);
/** May is empty, and in August sixty packages were bought. */
const PACKAGES = [10, 9, 11, 10, 0, 10, 10, 60, 9, 10, 11, 10];
const rows = (packages: readonly number[]) =>
  MONTHS.flatMap((month, index) => {
    const bought = packages[index] ?? 0;
    return bought === 0 ? [] : [saleOf(`A${index}`, SOLBAKKEN, month, bought)];
  });

let home: TestHome;
let house: House;
beforeAll(async () => {
  home = await createTestHome('empty');
  house = { ...(await home.open()), now: () => NOW };
  await importRegister(house);
});
afterAll(() => home.remove());

let key = 0;
const call = () => ({ requestId: 'r', idempotencyKey: `key-${++key}` });
const read = (actor = kari) => readOddities(house, actor, { organisation }, call());
const open = async () => (await read()).oddities.filter(({ answer }) => answer === null).map(({ id }) => id);
const YEAR = { from: toMonth(2020, 1), to: toMonth(2020, 12) };
const scope = institutionScope(kari, { organisation: SOLBAKKEN, within: [] });

it('says nothing where nothing has been delivered', async () => {
  expect(await read()).toMatchObject({ name: 'Solbakken', period: null, oddities: [] });
});

it('finds what looks odd in what pharmacies, municipalities and the home itself have told', async () => {
  await importRows(house, 'institution-sales', rows(PACKAGES), { period: '2020-01/2020-12' });
  await importRows(
    house,
    'bed-days',
    MONTHS.slice(0, 9).map(
      (month, index) => `${SOLBAKKEN};long-term;${month};${month};${index === 1 ? 1161 : 1100};counted`,
    ),
    { period: '2020-01/2020-12' },
  );
  const { period, oddities } = await read();
  expect(period).toEqual({ from: '2020-01', to: '2020-12' });
  expect(oddities.map(({ id }) => id)).toEqual([
    // 2020 was a leap year: 40 beds hold 1160 bed days in February.
    'above-capacity.long-term.2020-02',
    'no-purchases.long-term.2020-05',
    'jump.long-term.2020-08',
    'no-bed-days.long-term.2020-10',
    'no-bed-days.long-term.2020-11',
    'no-bed-days.long-term.2020-12',
  ]);
  // Sixty packages of 20 × 200 mg at 600 mg (WHO 2026).
  expect(oddities[2]?.value).toBeCloseTo(400, 6);
  expect(oddities[2]?.usual).toBeCloseTo(200 / 3, 6);
});

it('asks no more when the home has told its bed days', async () => {
  const tell = tellBedDays(house, async () => undefined);
  const lines = [10, 11, 12].map((month) => ({
    ...{ wardType: 'long-term' as const, from: `2020-${month}`, to: `2020-${month}` },
    ...{ bedDays: 1100, estimated: false },
  }));
  await tell(
    kari,
    { organisation, quarter: '2020-10', version: 0, lines, confirmed: [], reason: null },
    call(),
  );
  expect((await open()).filter((id) => id.startsWith('no-bed-days'))).toEqual([]);
});

it('is confirmed by the home’s own people, holds for the same figure, and is on record', async () => {
  const jump = (await read()).oddities.find(({ kind }) => kind === 'jump');
  const input = { organisation, oddity: jump?.id ?? '', figures: jump?.figures ?? '', reason: 'An outbreak' };
  for (const stranger of [atInstitution(FJELLHEIM), doctor('990000001')]) {
    await expect(read(stranger)).rejects.toMatchObject({ code: 'not-found' });
    await expect(answerOddity(house, stranger, { ...input, answer: 'right' }, call())).rejects.toMatchObject({
      code: 'not-found',
    });
  }
  await expect(
    answerOddity(house, kari, { ...input, figures: '1.0', answer: 'right' }, call()),
  ).rejects.toMatchObject({ code: 'changed-meanwhile' });
  await answerOddity(house, kari, { ...input, answer: 'right' }, call());
  const may = 'no-purchases.long-term.2020-05';
  const asked = { organisation, oddity: may, figures: '0.0', answer: 'asked' as const, reason: 'Asked them' };
  await answerOddity(house, atInstitution(SOLBAKKEN, 'institution-staff'), asked, call());
  expect(await open()).toEqual(['above-capacity.long-term.2020-02']);
  // The pharmacy has been asked about May, and has not answered.
  expect((await listUnconfirmedMonths(house, scope, YEAR)).map(({ month }) => month)).toEqual([
    toMonth(2020, 2),
    toMonth(2020, 5),
  ]);
  const spring = { from: toMonth(2020, 3), to: toMonth(2020, 4) };
  expect(await listUnconfirmedMonths(house, scope, spring)).toEqual([]);
  const lines = await listAudit(house.db, { objectKind: 'institution', objectId: organisation }, 50);
  expect(lines.map(({ act, outcome }) => `${act} ${outcome}`)).toEqual(
    expect.arrayContaining(['answer-oddity success', 'answer-oddity refused', 'read-oddities success']),
  );
});

it('comes back when a correction changes the figure, and is gone when the figure is like the others', async () => {
  const correct = (august: number, sequence: number) =>
    importRows(
      house,
      'institution-sales',
      rows(PACKAGES.map((each, index) => (index === 7 ? august : each))),
      {
        ...{ period: '2020-01/2020-12', sequence },
      },
    );
  await correct(55, 2);
  expect(await open()).toContain('jump.long-term.2020-08');
  await correct(12, 3);
  expect((await read()).oddities.map(({ id }) => id)).not.toContain('jump.long-term.2020-08');
  // More went back than was bought: the month stays, with its sign, and is asked about.
  await correct(-5, 4);
  expect(await open()).toContain('more-returned.long-term.2020-08');
});

it('asks about methenamine that the journal told to be treatment, which is no doubt about what was bought', async () => {
  const bundle = '00000000-0000-4000-8000-0000000000b1';
  await house.db
    .insertInto('lmdi_bundles')
    .values({ id: bundle, sender: 'journal', received_at: NOW, made_at: NOW, entries: 3, outcomes: '{}' })
    .execute();
  const given = (key: string, organisation: number, purpose: 'treatment' | 'prevention') =>
    house.db
      .insertInto('lmdi_administrations')
      .values({
        ...{ key, bundle_id: bundle, organisation, month: toMonth(2020, 11), atc: 'J01XX05', purpose },
        ...{ state: 'given' as const, changed_at: NOW, given_at: '2020-11-03T08:00:00.000Z', dose: 1 },
        ...{ ward: null, patient: null, patient_key: null, product: null, unit: null, route: null },
      })
      .execute();
  await given('00000000-0000-4000-8000-00000000000a', SOLBAKKEN, 'treatment');
  await given('00000000-0000-4000-8000-00000000000b', SOLBAKKEN, 'prevention');
  await given('00000000-0000-4000-8000-00000000000c', FJELLHEIM, 'treatment');
  const found = (await read()).oddities.filter(({ kind }) => kind === 'methenamine-treatment');
  // Solbakken has two wards, and the journal does not say which.
  expect(found).toMatchObject([
    { id: 'methenamine-treatment.mixed.2020-11', value: 1, usual: 2, figures: '1.0', answer: null },
  ]);
  const standing = await readDataStanding(house, { organisation: SOLBAKKEN, span: YEAR });
  const before = standing('long-term').unconfirmedMonths;
  const [oddity] = found;
  const input = { organisation, oddity: oddity?.id ?? '', figures: '1.0', reason: 'Recorded wrongly' };
  await answerOddity(house, kari, { ...input, answer: 'right' }, call());
  expect(await open()).not.toContain('methenamine-treatment.mixed.2020-11');
  const after = await readDataStanding(house, { organisation: SOLBAKKEN, span: YEAR });
  expect(after('long-term').unconfirmedMonths).toBe(before);
});
