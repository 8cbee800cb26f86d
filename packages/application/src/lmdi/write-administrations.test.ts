import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listBatches } from '@smalspor/database/batches';
import { findMethenamineAsTreatment, listPendingMonths } from '@smalspor/database/lmdi';
import { toMonth } from '@smalspor/domain/time';
import { withDuckDb } from '@smalspor/warehouse/duckdb';
import { currentBatches } from '@smalspor/warehouse/lake';
import { sumAdministrations } from '@smalspor/warehouse/lmdi';
import { newestKeyId } from '@smalspor/warehouse/pseudonyms';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSenders } from '../deliveries/senders.ts';
import type { House } from '../house/house.ts';
import { importRegisterFiles } from '../imports/import-register-files.ts';
import { createTestHome, operator, quietTools, type TestHome } from '../testing/index.ts';
import { carryPatients } from './carry-patients.ts';
import { deleteAdministrations } from './delete-administrations.ts';
import { receiveBundle } from './receive-bundle.ts';
import { writeAdministrations } from './write-administrations.ts';

const EXAMPLE = join(import.meta.dirname, '../../../../docs/examples/lmdi-nursing-home.json');
const HOME = 310000019;
const TOKEN = 'a-token-of-the-journal-of-the-home';
const FEBRUARY = toMonth(2021, 2);
const goesOn = new AbortController().signal;

type Bundle = { entry: { resource: Record<string, unknown> }[] } & Record<string, unknown>;
let home: TestHome;
let house: House;
let example: Bundle;
/** Bundles that have been sent: each is made a day and received a minute after the one before. */
let sent = 0;
const two = (number: number) => String(number).padStart(2, '0');
beforeAll(async () => {
  home = await createTestHome('empty');
  const opened = await home.open();
  const tokenSha256 = [createHash('sha256').update(TOKEN).digest('hex')];
  const senders = [{ name: 'journal', tokenSha256, formats: [], organisations: [`${HOME}`] }];
  const { configuration } = opened;
  house = {
    ...opened,
    now: () => `2021-03-01T00:${two(sent)}:00.000Z`,
    configuration: { ...configuration, deliveries: { ...configuration.deliveries, senders } },
  };
  example = JSON.parse(await readFile(EXAMPLE, 'utf8'));
});
afterAll(() => home.remove());

/** Sends the example a day later than before, with some of its resources changed. */
async function send(changes: Readonly<Record<string, object>> = {}): Promise<void> {
  sent += 1;
  const entry = example.entry.map((one) => ({
    ...one,
    resource: { ...one.resource, ...changes[`${one.resource.id}`] },
  }));
  const json = JSON.stringify({ ...example, entry, timestamp: `2021-02-${two(sent + 4)}T00:00:00Z` });
  const actor = createSenders(house).recognise(TOKEN);
  if (actor === null) throw new Error('There is no such sender');
  const stream = (async function* () {
    yield Buffer.from(json);
  })();
  await receiveBundle(
    house,
    actor,
    { content: { stream, from: 0 } },
    { requestId: 'r', idempotencyKey: null },
  );
}

async function inLake() {
  const batches = currentBatches(await listBatches(house.db)).filter(
    ({ format }) => format === 'administrations',
  );
  const products = currentBatches(await listBatches(house.db)).filter(({ format }) => format === 'products');
  const paths = (all: typeof batches) =>
    all.flatMap(({ files }) => files.map(({ path }) => join(house.home.root, path)));
  const sums = await withDuckDb({ spillDirectory: house.home.temporary }, (connection) =>
    sumAdministrations(connection, {
      files: { administrations: paths(batches), products: paths(products) },
      medicines: house.content.medicines,
      indexYear: house.content.medicines.latestIndexYear,
      span: { from: FEBRUARY, to: FEBRUARY },
    }),
  );
  const told = sums.map(({ atc, purpose, doses, ddd, without }) => [atc, purpose, doses, ddd, without]);
  return {
    sequences: batches.map(({ sequence }) => sequence),
    synthetic: batches.map(({ synthetic }) => synthetic),
    told,
  };
}

it('months that were told of go to the lake, and go again when they have become others', async () => {
  await send();
  expect(await writeAdministrations(house, goesOn)).toBe(1);
  expect(await inLake()).toEqual({
    sequences: [1],
    synthetic: [true],
    // 800 mg of pivmecillinam at a DDD of 0.6 g; nothing tells the salt of the methenamine.
    told: [
      ['J01CA08', 'treatment', 2, expect.closeTo(0.8 / 0.6, 9), {}],
      ['J01XX05', 'prevention', 1, 0, { 'salt-missing': 1 }],
    ],
  });
  expect(await writeAdministrations(house, goesOn)).toBe(0);
  await send();
  expect(await writeAdministrations(house, goesOn)).toBe(0);

  await send({
    'given-1': { status: 'entered-in-error' },
    'order-2': { reasonCode: undefined, courseOfTherapyType: { coding: [{ code: 'acute' }] } },
  });
  expect(await findMethenamineAsTreatment(house.db, { from: FEBRUARY, to: FEBRUARY })).toEqual([
    { organisation: HOME, month: FEBRUARY, doses: 1, ofDoses: 1 },
  ]);
  await writeAdministrations(house, goesOn);
  expect(await inLake()).toMatchObject({
    sequences: [2],
    told: [
      ['J01CA08', 'treatment', 1, expect.closeTo(0.4 / 0.6, 9), {}],
      ['J01XX05', 'treatment', 1, 0, {}],
    ],
  });
});

it('a product tells route, strength and salt; and a month of which nothing is left stays told', async () => {
  const path = join(home.directory, 'products.csv');
  const lines = ['#smalspor;format=products;register=P;period=2021-01/2021-12;synthetic=yes'];
  lines.push('product_number;atc;name;strength_mg;units_per_package;route;salt;ddd_per_package;form');
  lines.push('900123;J01XX05;Metenamin tab 1 g;1000;100;O;hippurate;50;tablett', '');
  await writeFile(path, lines.join('\n'));
  await importRegisterFiles(
    house,
    operator,
    { format: 'products', path, name: 'products.csv' },
    quietTools(),
  );
  const code = { coding: [{ system: 'http://dmp.no/fhir/NamingSystem/fest-varenummer', code: '900123' }] };
  const dosage = { dose: { value: 2, unit: 'tablett' } };
  await send({
    methenamine: { code, extension: undefined },
    'given-3': { dosage },
    'given-1': { status: 'entered-in-error' },
  });
  await writeAdministrations(house, goesOn);
  expect((await inLake()).told).toContainEqual(['J01XX05', 'prevention', 1, 1, {}]);

  const error = { status: 'entered-in-error' };
  await send({ 'given-1': error, 'given-2': error, 'given-3': error });
  await writeAdministrations(house, goesOn);
  expect(await inLake()).toMatchObject({ sequences: [4], told: [] });
  const [last] = currentBatches(await listBatches(house.db)).filter(
    ({ format }) => format === 'administrations',
  );
  expect(last).toMatchObject({ rows: 1, quality: { doses: 0, institutions: 1 } });
});

it('pseudonyms are carried to a new key, and what is old is deleted while the lake’s sums stay', async () => {
  const { patients } = house.keys;
  const stored = async () =>
    (
      await sql<{
        patient: string;
        key: string;
      }>`select distinct patient::text, patient_key as key from lmdi_administrations where patient is not null`.execute(
        house.db,
      )
    ).rows;
  await send();
  const before = await stored();
  const ring = [...patients, { id: 'k-new', key: Buffer.alloc(32, 9) }] as unknown as typeof patients;
  await carryPatients(house, ring);
  const after = await stored();
  expect(before).toMatchObject([{ key: newestKeyId(patients) }]);
  expect(after).toMatchObject([{ key: 'k-new' }]);
  expect(after[0]?.patient).not.toBe(before[0]?.patient);
  // Told again under the new ring it is the same patient, and the same administrations.
  const rung = { ...house, keys: { ...house.keys, patients: ring } };
  const held = house;
  house = rung;
  await send();
  house = held;
  expect(await stored()).toEqual(after);

  const later = { ...house, now: () => '2024-03-01T00:00:00.000Z' };
  expect(await deleteAdministrations({ ...house, now: () => '2024-02-01T00:00:00.000Z' }, house.db)).toBe(0);
  expect(await deleteAdministrations(later, house.db)).toBe(3);
  expect(await listPendingMonths(house.db)).toEqual([]);
  expect((await inLake()).sequences).toEqual([4]);
});
