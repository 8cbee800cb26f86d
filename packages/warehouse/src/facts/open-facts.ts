import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { CodeSet, IndicatorDefinition, PersonTime } from '@smalspor/domain/indicators';
import type { Medicines } from '@smalspor/domain/medicines';
import type { Geography } from '@smalspor/domain/organisation';
import { daysOfMonth, type Month } from '@smalspor/domain/time';
import { judgeFirstLines } from '../measure/first-lines.ts';
import { createHomes } from '../measure/homes.ts';
import { type LakeFiles, openLake } from '../measure/lake-files.ts';
import { personTimeSql } from '../measure/person-time.ts';
import { createProductDdd } from '../measure/product-ddd.ts';
import { createSpine, type MonthSpan } from '../measure/spine.ts';
import { yearSources } from '../measure/year-sources.ts';
import { type FactSides, type FactTerm, factSidesOf } from './fact-sides.ts';
import { lineConditionSql, needsDose } from './line-condition.ts';

export interface OpenFactsInput {
  /** The files that a release was measured from. */
  readonly files: LakeFiles;
  readonly span: MonthSpan;
  readonly content: {
    readonly codeSets: ReadonlyMap<string, CodeSet>;
    readonly geography: Geography;
    readonly medicines: Medicines;
  };
  /** Year of the ATC/DDD index that the release counts doses by. */
  readonly dddIndexYear: number;
  readonly memoryLimit: string;
  readonly threads?: number | null;
  readonly spillDirectory: string;
}

/** The whole country in one month, counted from single lines. Doses are hundredths, as in cells. */
export interface FactMonth {
  readonly month: Month;
  readonly numerator: number;
  /** `null` where the population of the year is not known. */
  readonly denominator: number | null;
}

/** Register lines that are open for counting. What is counted has not been through disclosure control: it may be compared, not told. */
export interface Facts {
  /** @throws RangeError for an indicator of patients or contacts: `factSidesOf` tells which are */
  countNation(definition: IndicatorDefinition, span: MonthSpan): Promise<readonly FactMonth[]>;
  close(): void;
}

/**
 * Opens the facts behind a release: lists, doses of products, and lines that another delivery has judged otherwise, each once. After
 * that a figure takes one pass over the columns that its definition names, in the files of its years.
 * @throws Refusal `release-refused` when registers break the contract of the spine
 */
export async function openFacts(input: OpenFactsInput): Promise<Facts> {
  const { content, span } = input;
  const instance = await DuckDBInstance.create(':memory:', {
    temp_directory: input.spillDirectory,
    memory_limit: input.memoryLimit,
    ...(input.threads == null ? {} : { threads: String(input.threads) }),
  });
  const connection = await instance.connect();
  const close = () => {
    connection.closeSync();
    instance.closeSync();
  };
  try {
    await openLake(connection, input.files);
    await createHomes(connection, content.geography);
    await createSpine(connection, span);
    await createProductDdd(connection, content.medicines, input.dddIndexYear);
    await judgeFirstLines(connection);
    await connection.run(`
      CREATE TABLE fact_listed AS SELECT DISTINCT ${KEY} AS key FROM spine;
      CREATE TABLE fact_declared AS SELECT DISTINCT ${KEY} AS key FROM spine SEMI JOIN declared_month USING (prescriber, month)`);
  } catch (error) {
    close();
    throw error;
  }
  return {
    close,
    countNation: async (definition, asked) => {
      const sides = factSidesOf(definition);
      if (typeof sides === 'string')
        throw new RangeError(`${definition.id} is not counted from single lines`);
      const counted = await readMonths(connection, countSql(sides, input, asked));
      const { denominator } = sides;
      const perDay = definition.scale === 'per1000Days';
      const time =
        'personTime' in denominator ? await readTime(connection, denominator, perDay, content, asked) : null;
      return Array.from({ length: asked.to - asked.from + 1 }, (_, index): FactMonth => {
        const month = (asked.from + index) as Month;
        const [above = 0, below = 0] = counted.get(month) ?? [];
        return { month, numerator: above, denominator: time === null ? below : time(month) };
      });
    },
  };
}

/** Months fit into the lower half of a key. */
const KEY = 'prescriber::BIGINT * 65536 + month';

function countSql(sides: FactSides, { files, content }: OpenFactsInput, asked: MonthSpan): string {
  const below = 'personTime' in sides.denominator ? [] : sides.denominator;
  const terms = [...sides.numerator, ...below];
  const columns = `${sumSql(sides.numerator, content.codeSets)} AS above, ${sumSql(below, content.codeSets)} AS below`;
  const any = [...new Set(terms.map((term) => lineConditionSql(term, content.codeSets)))].join(' OR ');
  const dose = terms.some(needsDose)
    ? `SELECT l.*, TRY_CAST(l.packages100 * p.ddd_per_package AS INTEGER) AS ddd FROM`
    : 'SELECT l.* FROM';
  const product = terms.some(needsDose) ? 'LEFT JOIN product_ddd p ON p.product = l.product' : '';
  // Only the keys of these months: what every line is looked up in should be small.
  const keys = `(SELECT key FROM fact_${sides.lines} WHERE key % 65536 BETWEEN ${asked.from} AND ${asked.to})`;
  const listed = sides.lines === 'everyone' ? '' : `SEMI JOIN ${keys} f ON f.key = x.key`;
  const count = (lines: string, sign: 1 | -1) => `
    SELECT month, ${sign} * above AS above, ${sign} * below AS below FROM (
      SELECT month, ${columns} FROM (SELECT *, ${KEY} AS key FROM (${dose} ${lines} l ${product}) WHERE ${any}) x
      ${listed} GROUP BY month)`;
  const misjudged = `(SELECT * FROM misjudged WHERE month BETWEEN ${asked.from} AND ${asked.to})`;
  // What another delivery has judged otherwise is few lines: they are counted as they were, and as they are.
  const parts = [
    ...yearSources(files.dispensings, asked).map(({ sql }) => count(sql, 1)),
    count(`(SELECT * REPLACE (verdict AS first_line) FROM ${misjudged})`, 1),
    count(misjudged, -1),
  ];
  return `SELECT month, sum(above)::DOUBLE, sum(below)::DOUBLE FROM (${parts.join(' UNION ALL ')}) GROUP BY month`;
}

function sumSql(terms: readonly FactTerm[], codeSets: ReadonlyMap<string, CodeSet>): string {
  if (terms.length === 0) return '0';
  return terms
    .map((term) => {
      const filter = `FILTER (${lineConditionSql(term, codeSets)})`;
      const sum = term.measure.count === 'ddd' ? `coalesce(sum(ddd) ${filter}, 0)` : `count(*) ${filter}`;
      return `${term.weight} * ${sum}`;
    })
    .join(' + ');
}

async function readTime(
  connection: DuckDBConnection,
  time: PersonTime,
  perDay: boolean,
  { geography }: OpenFactsInput['content'],
  { from, to }: MonthSpan,
): Promise<(month: Month) => number | null> {
  if (time.personTime === 'residents') {
    const byYear = new Map(geography.population.map(({ year, inhabitants }) => [year, inhabitants]));
    return (month) => {
      const inhabitants = byYear.get(Math.floor(month / 12)) ?? null;
      return inhabitants === null ? null : inhabitants * (perDay ? daysOfMonth(month) : 1);
    };
  }
  const counted = await readMonths(
    connection,
    `SELECT s.month, sum(${personTimeSql(time, perDay)})::DOUBLE, 0 FROM spine s
     LEFT JOIN declared_month d ON d.prescriber = s.prescriber AND d.month = s.month
     WHERE s.month BETWEEN ${from} AND ${to} GROUP BY s.month`,
  );
  return (month) => counted.get(month)?.[0] ?? 0;
}

async function readMonths(
  connection: DuckDBConnection,
  sql: string,
): Promise<ReadonlyMap<number, readonly [number, number]>> {
  const rows = (await connection.runAndReadAll(sql)).getRowsJS();
  return new Map(rows.map(([month, first, second]) => [Number(month), [Number(first), Number(second)]]));
}
