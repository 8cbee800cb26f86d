import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { loadContent } from '@smalspor/content/loading';
import { packAtc } from '../../packages/domain/src/medicines/index.ts';
import { makeLake } from '../warehouse-facts/make-lake.ts';

/** A sum over groups, as it is asked of everyone who is compared. */
export interface RivalQuestion {
  readonly name: string;
  /** Columns of `line` that rows are grouped by. */
  readonly by: readonly string[];
}

/** Lines, packages and lines of penicillin V: by month; by medicine, sex and month; and by doctor and month. */
export const QUESTIONS: readonly RivalQuestion[] = [
  { name: 'byMonth', by: ['month'] },
  { name: 'byMedicineSexMonth', by: ['atc', 'female', 'month'] },
  { name: 'byDoctorMonth', by: ['prescriber', 'month'] },
];
export const COLUMNS = ['prescriber', 'month', 'atc', 'female', 'packages100'] as const;
export const PENICILLIN_V = packAtc('J01CE02') ?? 0;

/** The question in SQL that both databases understand. */
export function questionSql({ by }: RivalQuestion, from: string): string {
  const keys = by.join(', ');
  return `SELECT ${keys}, count(*)::integer AS lines, sum(packages100)::integer AS packages,
    sum(CASE WHEN atc = ${PENICILLIN_V} THEN 1 ELSE 0 END)::integer AS penicillins FROM ${from} GROUP BY ${keys} ORDER BY ${keys}`;
}

/** Doctors with a list by quarter: what the model is fitted to. */
export const MODEL_SQL = (from: string) => `SELECT (month - month % 3) // 3 AS quarter,
    sum(CASE WHEN atc = ${PENICILLIN_V} THEN 1 ELSE 0 END)::INTEGER AS penicillins, count(*)::INTEGER AS lines
  FROM ${from} WHERE prescriber <= 5000 GROUP BY prescriber, quarter ORDER BY prescriber, quarter`;

export interface RivalFiles {
  /** As the product keeps lines. */
  readonly parquet: string;
  /** The same without a header, for those who read text. */
  readonly csv: string;
  /** Penicillin V and all lines by doctor and quarter. */
  readonly model: string;
}

/** The same lines for everyone, of two years. */
export async function writeRivalRows(
  connection: DuckDBConnection,
  directory: string,
  rows: number,
): Promise<RivalFiles> {
  await mkdir(directory, { recursive: true });
  const size = { rows, fromYear: 2020, toYear: 2021, gps: 5000, others: 10_000 };
  const lake = await makeLake(connection, join(directory, 'lake'), loadContent().geography, size);
  const of = (name: string) => join(directory, name);
  const lines = `read_parquet([${lake.dispensings.map((file) => `'${file}'`).join(', ')}])`;
  const columns = COLUMNS.map((name) => (name === 'female' ? 'female::INTEGER AS female' : name)).join(', ');
  await connection.run(`
    COPY (SELECT ${columns} FROM ${lines}) TO '${of('lines.parquet')}' (FORMAT parquet);
    COPY (FROM '${of('lines.parquet')}') TO '${of('lines.csv')}' (FORMAT csv, HEADER false);
    COPY (${MODEL_SQL(`'${of('lines.parquet')}'`)}) TO '${of('model.csv')}' (FORMAT csv, HEADER true)`);
  return { parquet: of('lines.parquet'), csv: of('lines.csv'), model: of('model.csv') };
}
