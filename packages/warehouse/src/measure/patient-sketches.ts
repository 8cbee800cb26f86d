import type { DuckDBConnection } from '@duckdb/node-api';
import { createTableOf } from './append-rows.ts';
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

/** Groups of lines that one `allowed` mask can hold. */
export const BEHIND_PER_SLICE = 60;

/**
 * Tables `behind_word` (for every mask, the groups of lines that it belongs to: `g`, and the fields `k0` … to multiply a
 * patient's bit by), `behind_allowed` (the groups that a calendar month and a declared list leave in), `sketch`: for each
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
  const unpacked = behind.map(({ name }, index) => {
    const field = `(k.k${Math.floor(index / 2)} >> ${FIELD_BITS * (index % 2)}) & ${2 ** SKETCH_BITS - 1}`;
    return { name, sql: `(CASE WHEN (a.allowed >> ${index}) & 1 = 1 THEN ${field} ELSE 0 END)::INTEGER` };
  });
  const own = unpacked.map(({ name, sql }) => `${sql} AS ${name}`);
  const joined = unpacked.map(({ name, sql }) => `bit_or(${sql}) AS ${name}`);
  await connection.run(`
    CREATE OR REPLACE TABLE sketch AS
    SELECT ${['s.prescriber', 's.month', ...own].join(', ')}
    FROM sketch_packed k JOIN spine s ON s.prescriber = k.prescriber AND s.month = k.month
    JOIN behind_allowed a ON a.month_index = s.month % 12 AND a.declared = (s.declared IS NOT NULL);
    CREATE OR REPLACE TABLE sketch_of_month AS
    SELECT ${['k.month', ...joined].join(', ')}
    FROM sketch_packed k JOIN behind_allowed a ON a.month_index = k.month % 12 AND a.declared GROUP BY k.month;
    DROP TABLE sketch_packed`);
}

async function createWords(
  connection: DuckDBConnection,
  plan: MeasurePlan,
  behind: readonly LinesBehind[],
  words: readonly string[],
): Promise<void> {
  const when = (group: LinesBehind | undefined, then: bigint) =>
    group ? `CASE WHEN ${hasAnyBitSql(group.measures)} THEN ${then}::BIGINT ELSE 0 END` : '0';
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

async function createAllowed(connection: DuckDBConnection, behind: readonly LinesBehind[]): Promise<void> {
  const rows = Array.from({ length: 12 }, (_, monthIndex) =>
    [true, false].map((declared) => {
      const allowed = behind.reduce((mask, { months, given }, index) => {
        const isIn =
          (months === null || months.includes(monthIndex + 1)) && (declared || given !== 'declared');
        return isIn ? mask | (1n << BigInt(index)) : mask;
      }, 0n);
      return [monthIndex, declared, allowed] as const;
    }),
  ).flat();
  await createTableOf(
    connection,
    'behind_allowed',
    { month_index: 'INTEGER', declared: 'BOOLEAN', allowed: 'BIGINT' },
    rows,
  );
}
