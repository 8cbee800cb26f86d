import type { DuckDBConnection } from '@duckdb/node-api';
import { countedLinesSql, hasBitSql, judgedLinesSql } from './line-masks.ts';
import {
  COUNT_BITS,
  countFieldSql,
  createMaskWords,
  onMaskSql,
  packCounts,
  packSums,
  SUM_BITS,
  sumFieldSql,
  wordsOf,
} from './packed-sums.ts';
import type { LeafColumn, MeasurePlan } from './plan.ts';
import type { YearSource } from './year-sources.ts';

/** Lines that count for anything, and those of them whose DDD is known; in the packed leaf and the plain one. */
const COVERAGE = ['count(*)::INTEGER AS lines', 'count(ddd)::INTEGER AS dosed'];

/** Months fit into the lower half of a packed key; NULL prescribers are −1 in the upper. */
const MONTH_BITS = 16;

/**
 * View `leaf`: one row for each prescriber and month with every distinct sum; NULL is the row of all unknown prescribers.
 * The only pass over the facts for everything that adds up; it runs once for each year so that its hash table stays small.
 */
export async function createLeaf(
  connection: DuckDBConnection,
  plan: MeasurePlan,
  sources: readonly YearSource[],
  afterEach: (done: number) => void,
): Promise<void> {
  await createLeafWords(connection, plan);
  await connection.run(
    `CREATE TABLE leaf_packed AS ${packedLeafSql(plan, '(SELECT * FROM lake_lines LIMIT 0)')}`,
  );
  await connection.run(
    `CREATE TABLE leaf_plain AS ${plainLeafSql(plan, '(SELECT * FROM lake_lines LIMIT 0)')}`,
  );
  for (const [index, { year, sql }] of sources.entries()) {
    await connection.run(`INSERT INTO leaf_packed ${packedLeafSql(plan, sql)}`);
    if (!(await everyFieldFits(connection, year))) {
      await connection.run(`DELETE FROM leaf_packed WHERE ${inYear(year)};
        INSERT INTO leaf_plain ${plainLeafSql(plan, judgedLinesSql(sql))}`);
    }
    afterEach(index + 1);
  }
  await correctMisjudged(connection, plan);
  await connection.run(`CREATE VIEW leaf AS ${unpackedSql(plan)} UNION ALL SELECT * FROM leaf_plain`);
}

/** Gives the memory back once `monthly` is made. */
export async function dropLeaf(connection: DuckDBConnection): Promise<void> {
  await connection.run('DROP VIEW leaf; DROP TABLE leaf_packed; DROP TABLE leaf_plain; DROP TABLE leaf_word');
}

/** Table `leaf_word`: the packed words of every mask. */
async function createLeafWords(connection: DuckDBConnection, plan: MeasurePlan): Promise<void> {
  const { counts, sums } = fieldsOf(plan);
  await createMaskWords(connection, 'leaf_word', plan.lineMeasures, [...counts, ...sums]);
}

/** What the leaf holds, said plainly: one sum for each column. Slower; right for any numbers. */
export function plainLeafSql(plan: MeasurePlan, lines: string): string {
  return `SELECT ${['prescriber', 'month', ...COVERAGE, ...plan.leafColumns.map(sumSql)].join(', ')}
    FROM ${countedLinesSql(plan.lineMeasures, lines)} GROUP BY prescriber, month`;
}

/** The same sums in packed words, with `lines` and `largest` (absolute hundredths of DDD) to tell whether they fit. */
function packedLeafSql(plan: MeasurePlan, lines: string): string {
  const { counts, sums, squares } = fieldsOf(plan);
  const added = [
    ...wordsOf(counts).map((word) => `TRY_CAST(sum(w.${word}) AS BIGINT) AS ${word}`),
    ...wordsOf(sums).map((word) => `TRY_CAST(sum(w.${word} * c.ddd) AS BIGINT) AS ${word}`),
    ...squares.map(
      ({ name, measure }) =>
        `sum(CASE WHEN ${hasBitSql(measure, 'c')} THEN c.ddd::BIGINT * c.ddd END)::BIGINT AS ${name}`,
    ),
  ];
  return `SELECT coalesce(c.prescriber, -1)::BIGINT * ${2 ** MONTH_BITS} + c.month AS key,
      ${[...COVERAGE, 'max(abs(c.ddd)) AS largest', ...added].join(', ')}
    FROM ${countedLinesSql(plan.lineMeasures, lines)} c JOIN leaf_word w ON ${onMaskSql(plan.lineMeasures)}
    GROUP BY key`;
}

function unpackedSql(plan: MeasurePlan): string {
  const { counts, sums } = fieldsOf(plan);
  const columns = plan.leafColumns.map(({ name }) => {
    const count = counts.find((field) => field.name === name);
    const sum = sums.find((field) => field.name === name);
    const sql = count ? countFieldSql(count) : sum ? sumFieldSql(sum) : name;
    return `coalesce(${sql}, 0) AS ${name}`;
  });
  return `SELECT nullif(key >> ${MONTH_BITS}, -1)::INTEGER AS prescriber, (key & ${2 ** MONTH_BITS - 1})::INTEGER AS month,
    ${['lines', 'dosed', ...columns].join(', ')} FROM leaf_packed`;
}

/** Adds, in packed words, what the misjudged lines count rightly, and takes away what they counted before. */
async function correctMisjudged(connection: DuckDBConnection, plan: MeasurePlan): Promise<void> {
  const { counts, sums, squares } = fieldsOf(plan);
  const words = [...wordsOf(counts), ...wordsOf(sums), ...squares.map(({ name }) => name)];
  if (words.length === 0) return;
  const packed = `SELECT DISTINCT key & ${2 ** MONTH_BITS - 1} AS month FROM leaf_packed`;
  const lines = `(SELECT * FROM misjudged WHERE month IN (${packed}))`;
  const difference = words.map((word) => `sum(sign * coalesce(${word}, 0))::BIGINT AS ${word}`);
  await connection.run(`
    MERGE INTO leaf_packed p USING (
      SELECT ${['key', '0 AS lines', '0 AS dosed', 'NULL::INTEGER AS largest', ...difference].join(', ')} FROM (
        SELECT 1 AS sign, * FROM (${packedLeafSql(plan, `(SELECT * REPLACE (verdict AS first_line) FROM ${lines})`)})
        UNION ALL SELECT -1, * FROM (${packedLeafSql(plan, lines)}))
      GROUP BY key) d
    ON p.key = d.key
    WHEN MATCHED THEN UPDATE SET ${words.map((word) => `${word} = coalesce(p.${word}, 0) + d.${word}`).join(', ')}
    WHEN NOT MATCHED THEN INSERT`);
}

async function everyFieldFits(connection: DuckDBConnection, year: number): Promise<boolean> {
  const reader = await connection.runAndReadAll(`
    SELECT count(*) FROM leaf_packed WHERE ${inYear(year)}
      AND (lines >= ${2 ** COUNT_BITS} OR lines::DOUBLE * largest >= ${2 ** (SUM_BITS - 1)})`);
  return Number(reader.getRows()[0]?.[0]) === 0;
}

function inYear(year: number): string {
  return `key & ${2 ** MONTH_BITS - 1} BETWEEN ${year * 12} AND ${year * 12 + 11}`;
}

function fieldsOf({ leafColumns }: MeasurePlan) {
  return {
    counts: packCounts(
      leafColumns.filter(({ of }) => of === 'lines'),
      'w',
    ),
    sums: packSums(
      leafColumns.filter(({ of }) => of === 'ddd'),
      'z',
    ),
    squares: leafColumns.filter(({ of }) => of === 'dddSquared'),
  };
}

function sumSql({ name, measure, of }: LeafColumn): string {
  const counts = hasBitSql(measure);
  if (of === 'lines') return `count_if(${counts})::INTEGER AS ${name}`;
  const what = of === 'ddd' ? 'ddd' : 'ddd::BIGINT * ddd';
  return `coalesce(sum(${what}) FILTER (${counts}), 0)::BIGINT AS ${name}`;
}
