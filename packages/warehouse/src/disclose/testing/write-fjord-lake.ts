import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { packAtc, packDiagnosis } from '@smalspor/domain/medicines';
import { LIST_AGE_BANDS } from '@smalspor/domain/organisation';
import { toMonth } from '@smalspor/domain/time';
import type { LakeFiles } from '../../measure/index.ts';

/** Doctors by municipality, in the geography of 2021: three counties with large and tiny places. */
const DOCTORS: Readonly<Record<string, number>> = {
  301: 20,
  1101: 6,
  1103: 14,
  1106: 9,
  1108: 12,
  1111: 2,
  1112: 3,
  4601: 16,
  4602: 8,
  4611: 6,
  4612: 3,
  4613: 7,
  4614: 2,
  4617: 9,
};

/** Medicines and how many of a hundred prescriptions they are. */
const MEDICINES = [
  ['J01CE02', 30, 650],
  ['J01CA04', 9, 500],
  ['J01AA02', 10, 100],
  ['J01FA09', 9, 250],
  ['J01DB01', 1, 500],
  ['J01CA08', 20, 200],
  ['J01EE01', 4, 400],
  ['J01MA02', 3, 500],
  ['J01XX05', 4, 1000],
  ['J01CF01', 10, 500],
] as const;

/** Of a hundred prescriptions up to here, in order; the rest have no diagnosis. */
const DIAGNOSES = [
  ['R74', 40],
  ['U71', 60],
  ['S84', 66],
  ['A78', 85],
] as const;

export const FJORD_SPAN = { from: toMonth(2020, 1), to: toMonth(2021, 12) };

/** The group that holds eight of the doctors of 1106, which has nine. */
export const LARGE_GROUP = 2;
/** A group of three. */
export const SMALL_GROUP = 3;

/**
 * Lake files for two years of three counties; every doctor has a list of 1,000 and writes about thirty prescriptions a month,
 * always the same. With `contacts` prescriptions have diagnoses, and doctors contacts; of every ninth doctor nobody counted them.
 */
export async function writeFjordLake(
  connection: DuckDBConnection,
  directory: string,
  moved: readonly number[] = [],
  contacts = false,
): Promise<LakeFiles> {
  await mkdir(directory, { recursive: true });
  const { from, to } = FJORD_SPAN;
  const doctors = Object.entries(DOCTORS).flatMap(([place, number]) =>
    Array<number>(number).fill(Number(place)),
  );
  const placed = doctors.map((place, index) => `(${index + 1}, ${moved.includes(index + 1) ? 4601 : place})`);
  const bands = ['k', 'm'].flatMap((sex) => LIST_AGE_BANDS.map(({ key }) => `50::INTEGER AS ${sex}_${key}`));
  const upTo = MEDICINES.map((_, index) =>
    MEDICINES.slice(0, index + 1).reduce((sum, [, share]) => sum + share, 0),
  );
  const choice = (value: (index: number) => number | string) =>
    `CASE ${MEDICINES.map((_, index) => `WHEN draw < ${upTo[index]} THEN ${value(index)}`).join(' ')} END`;
  await connection.run(`
    CREATE OR REPLACE TEMP TABLE doctor AS SELECT * FROM (VALUES ${placed.join(', ')}) AS d(prescriber, municipality);
    CREATE OR REPLACE TEMP TABLE doctor_month AS
    SELECT *, row_number() OVER (ORDER BY prescriber, month) AS nr
    FROM doctor, (SELECT unnest(range(${from}, ${to + 1}))::INTEGER AS month);
    CREATE OR REPLACE TEMP TABLE line AS
    SELECT *, hash(prescriber, month, i) % 100 AS draw, hash(i, month, prescriber) % 1000 AS patient,
      make_date((month // 12)::INTEGER, (month % 12 + 1)::INTEGER, 15) AS day
    FROM doctor_month, (SELECT unnest(range(30))::INTEGER AS i)`);
  const diagnosis = DIAGNOSES.map(
    ([code, to]) => `WHEN hash(patient, day, i) % 100 < ${to} THEN ${packDiagnosis('ICPC-2', code)}`,
  );
  const copy = async (name: string, sql: string, folder = '.'): Promise<string[]> => {
    await mkdir(join(directory, folder), { recursive: true });
    const path = join(directory, folder, `${name}.parquet`);
    await connection.run(`COPY (${sql}) TO '${path}' (FORMAT parquet)`);
    return [path];
  };
  // Of the airways: with those who were given something, and with as many who were not.
  const contactsOf = (year: number) => `
    SELECT (prescriber * 1000 + patient)::BIGINT AS patient_key, prescriber::INTEGER AS prescriber, month::INTEGER AS month, day AS contact_on,
      '2ad' AS tariff, ${packDiagnosis('ICPC-2', 'R74')}::INTEGER AS diagnosis, patient % 2 = 0 AS female, (patient % 90)::SMALLINT AS age
    FROM (SELECT * REPLACE ((patient + (i % 2) * 7) % 1000 AS patient) FROM line WHERE i % 3 = 0)
    WHERE prescriber % 9 > 0 AND month // 12 = ${year} ORDER BY patient_key, contact_on, prescriber`;
  const linesOf = (year: number) => `
    SELECT (nr * 100 + i)::BIGINT AS line_key, (nr * 100 + i)::BIGINT AS rx_key, (prescriber * 1000 + patient)::BIGINT AS patient_key,
      prescriber::INTEGER AS prescriber, month::INTEGER AS month, day AS prescribed_on, day AS dispensed_on,
      ${choice((index) => packAtc(MEDICINES[index]?.[0] ?? '') ?? 0)}::INTEGER AS atc, ${choice((index) => index + 1)}::INTEGER AS product,
      100::INTEGER AS packages100, NULL::INTEGER AS register_ddd100, ${contacts ? `CASE ${diagnosis.join(' ')} END` : 'NULL'}::INTEGER AS diagnosis, patient % 2 = 0 AS female,
      (patient % 90)::SMALLINT AS age, municipality::INTEGER AS residence, hash(i, prescriber) % 8 > 0 AS on_list,
      false AS is_return, true AS first_line, false AS carried
    FROM line WHERE month // 12 = ${year} ORDER BY prescriber, month`;
  return {
    dispensings: [...(await copy('2020', linesOf(2020))), ...(await copy('2021', linesOf(2021)))],
    gpLists: await copy(
      'lists',
      `SELECT month::INTEGER AS month, prescriber::BIGINT AS list_key, 'L' || prescriber AS list_id, prescriber::INTEGER AS prescriber,
        municipality::INTEGER AS municipality, 1000::INTEGER AS patients, ${bands.join(', ')} FROM doctor_month`,
    ),
    ...(contacts
      ? {
          contactCounts: await copy(
            'contact-counts',
            `SELECT prescriber::INTEGER AS prescriber, month::INTEGER AS month, '2ad' AS tariff, (200 + hash(month, prescriber) % 150)::INTEGER AS contacts
             FROM doctor_month WHERE prescriber % 9 > 0`,
          ),
          // Those of the airways one by one: of every third patient who was given something, and of as many who were not.
          contacts: [
            ...(await copy('2020', contactsOf(2020), 'contacts')),
            ...(await copy('2021', contactsOf(2021), 'contacts')),
          ],
        }
      : {}),
    declaredLists: [],
    ownDeclarations: [],
    cmeGroups: await copy(
      'groups',
      `SELECT g::INTEGER AS group_id, 'Gruppe ' || g AS group_name, 1106::INTEGER AS municipality, prescriber::INTEGER AS prescriber,
        'member' AS role, ${from}::INTEGER AS from_month, NULL::INTEGER AS to_month
      FROM (SELECT prescriber, CASE WHEN municipality = 301 AND prescriber <= 8 THEN 1
          WHEN municipality = 1106 AND nr <= 8 THEN ${LARGE_GROUP}
          WHEN municipality = 1103 AND nr <= 3 THEN ${SMALL_GROUP} END AS g
        FROM (SELECT *, row_number() OVER (PARTITION BY municipality ORDER BY prescriber) AS nr FROM doctor)) WHERE g IS NOT NULL`,
    ),
    products: await copy(
      'products',
      `SELECT * FROM (VALUES ${MEDICINES.map(
        ([atc, , mg], index) =>
          `(${index + 1}::INTEGER, ${packAtc(atc)}::INTEGER, 'Vare', ${mg}::DOUBLE, 20::DOUBLE, 'O', NULL::VARCHAR, NULL::VARCHAR, NULL::DOUBLE)`,
      ).join(', ')}) AS p(product, atc, name, strength_mg, units, route, salt, form, register_ddd)`,
    ),
  };
}
