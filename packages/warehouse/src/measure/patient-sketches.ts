import type { DuckDBConnection } from '@duckdb/node-api';
import { createTableOf } from './append-rows.ts';
import { contactBitSql } from './contact-masks.ts';
import { countedLinesSql, hasAnyBitSql, judgedLinesSql, maskWords, possibleMasksSql } from './line-masks.ts';
import { onMaskSql } from './packed-sums.ts';
import type { LinesBehind, MeasurePlan } from './plan.ts';
import type { YearSource } from './year-sources.ts';

/**
 * A sketch is a word in which every patient behind a figure sets one of thirty bits. Sketches of parts are joined by OR, and
 * the number of bits is never more than the number of patients: most figures are so proven to rest on enough patients without
 * counting them.
 */
const SKETCH_BITS = 30;
/** Two sketches ride in one word of 64 bits. */
const FIELD_BITS = 31;

/** What a month of the spine's row `s` leaves in, as the row `a` of `behind_allowed`. */
export const ALLOWED_JOIN = `LEFT JOIN contact_month n ON n.prescriber = s.prescriber AND n.month = s.month
    JOIN behind_allowed a ON a.month_index = s.month % 12 AND a.declared = (s.declared IS NOT NULL)
      AND a.counted = coalesce(n.counted, false)`;

/** Groups of lines that one `allowed` mask can hold. */
export const BEHIND_PER_SLICE = 60;

/**
 * Tables `behind_word` (for every mask, the groups of lines that it belongs to: `g`, and the fields `k0` … to multiply a
 * patient's bit by), `behind_allowed` (the groups that a calendar month, a declared list and counted contacts leave in), `sketch`: for each
 * listed prescriber and month one sketch for each group, named as the group, and `sketch_of_month`: the same for everyone
 * together.
 */
export async function createSketches(
  connection: DuckDBConnection,
  plan: MeasurePlan,
  behind: readonly LinesBehind[],
  sources: readonly YearSource[],
): Promise<void> {
  const words = Array.from({ length: Math.ceil(behind.length / 2) }, (_, word) => `k${word}`);
  await createWords(connection, plan, behind, words);
  await createAllowed(connection, behind);
  const fields = words.map(
    (word) => `bit_or(w.${word} * (1::BIGINT << (c.patient_key % ${SKETCH_BITS}))) AS ${word}`,
  );
  for (const [index, { sql }] of sources.entries()) {
    await connection.run(`${index === 0 ? 'CREATE OR REPLACE TABLE sketch_packed AS' : 'INSERT INTO sketch_packed'}
      SELECT ${['c.prescriber', 'c.month', ...fields].join(', ')}
      FROM ${countedLinesSql(plan.lineMeasures, judgedLinesSql(sql))} c
      JOIN behind_word w ON ${onMaskSql(plan.lineMeasures)} WHERE w.g <> 0 GROUP BY c.prescriber, c.month`);
  }
  const together = words.map((word) => `bit_or(${word}) AS ${word}`);
  const ofContacts = behind.some(({ contacts }) => contacts !== undefined);
  if (ofContacts) await addContacts(connection, plan, behind, words);
  const packed = ofContacts
    ? `(SELECT ${['prescriber', 'month', ...together].join(', ')} FROM sketch_packed GROUP BY prescriber, month)`
    : 'sketch_packed';
  const unpacked = behind.map(({ name }, index) => {
    const field = `(k.k${Math.floor(index / 2)} >> ${FIELD_BITS * (index % 2)}) & ${2 ** SKETCH_BITS - 1}`;
    return { name, sql: `(CASE WHEN (a.allowed >> ${index}) & 1 = 1 THEN ${field} ELSE 0 END)::INTEGER` };
  });
  const own = unpacked.map(({ name, sql }) => `${sql} AS ${name}`);
  const joined = unpacked.map(({ name, sql }) => `bit_or(${sql}) AS ${name}`);
  await connection.run(`
    CREATE OR REPLACE TABLE sketch AS
    SELECT ${['s.prescriber', 's.month', ...own].join(', ')}
    FROM ${packed} k JOIN spine s ON s.prescriber = k.prescriber AND s.month = k.month
    ${ALLOWED_JOIN};
    CREATE OR REPLACE TABLE sketch_of_month AS
    SELECT ${['k.month', ...joined].join(', ')}
    FROM sketch_packed k JOIN behind_allowed a ON a.month_index = k.month % 12 AND a.declared AND a.counted GROUP BY k.month;
    DROP TABLE sketch_packed`);
}

async function createWords(
  connection: DuckDBConnection,
  plan: MeasurePlan,
  behind: readonly LinesBehind[],
  words: readonly string[],
): Promise<void> {
  const when = (group: LinesBehind | undefined, then: bigint) =>
    group && group.measures.length > 0
      ? `CASE WHEN ${hasAnyBitSql(group.measures)} THEN ${then}::BIGINT ELSE 0 END`
      : '0';
  const groups = behind.map((group, index) => when(group, 1n << BigInt(index))).join(' + ');
  const fields = words.map(
    (word, index) =>
      `(${when(behind[2 * index], 1n)} + ${when(behind[2 * index + 1], 1n << BigInt(FIELD_BITS))}) AS ${word}`,
  );
  await connection.run(`
    CREATE OR REPLACE TABLE behind_word AS
    SELECT ${[...maskWords(plan.lineMeasures), `(${groups})::BIGINT AS g`, ...fields].join(', ')}
    FROM (${possibleMasksSql(plan.lineMeasures)})`);
}

/** The groups of contacts that a contact belongs to, as bits in the order of `behind`. */
export function contactGroupsSql(
  plan: MeasurePlan,
  behind: readonly LinesBehind[],
  bitOf: (index: number) => bigint = (index) => 1n << BigInt(index),
): string {
  const terms = behind.flatMap(({ contacts }, index) => {
    const planned = plan.contacts.find(({ name }) => name === contacts);
    return planned
      ? [`CASE WHEN ${contactBitSql(planned, 'l.mask')} THEN ${bitOf(index)}::BIGINT ELSE 0 END`]
      : [];
  });
  return `(${terms.join(' + ') || '0'})::BIGINT`;
}

async function addContacts(
  connection: DuckDBConnection,
  plan: MeasurePlan,
  behind: readonly LinesBehind[],
  words: readonly string[],
): Promise<void> {
  const fields = words.map((word, index) => {
    const pair = behind.map((group, at) =>
      Math.floor(at / 2) === index ? group : { ...group, contacts: '' },
    );
    const field = contactGroupsSql(plan, pair, (at) => (at % 2 === 0 ? 1n : 1n << BigInt(FIELD_BITS)));
    return `bit_or(${field} * (1::BIGINT << (l.patient_key % ${SKETCH_BITS}))) AS ${word}`;
  });
  await connection.run(`
    INSERT INTO sketch_packed
    SELECT ${['l.prescriber', 'l.month', ...fields].join(', ')} FROM contact_line l GROUP BY l.prescriber, l.month`);
}

const FLAGS = [
  [true, true],
  [true, false],
  [false, true],
  [false, false],
] as const;

async function createAllowed(connection: DuckDBConnection, behind: readonly LinesBehind[]): Promise<void> {
  const rows = Array.from({ length: 12 }, (_, monthIndex) =>
    FLAGS.map(([declared, counted]) => {
      const allowed = behind.reduce((mask, { months, given }, index) => {
        const isIn =
          (months === null || months.includes(monthIndex + 1)) &&
          (declared || given !== 'declared') &&
          (counted || given !== 'contacts');
        return isIn ? mask | (1n << BigInt(index)) : mask;
      }, 0n);
      return [monthIndex, declared, counted, allowed] as const;
    }),
  ).flat();
  await createTableOf(
    connection,
    'behind_allowed',
    { month_index: 'INTEGER', declared: 'BOOLEAN', counted: 'BOOLEAN', allowed: 'BIGINT' },
    rows,
  );
}
