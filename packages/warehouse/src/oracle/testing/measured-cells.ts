import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Cell, NoValueReason } from '@smalspor/domain/indicators';
import type { Level } from '@smalspor/domain/organisation';
import type { Month, PeriodKind } from '@smalspor/domain/time';
import { withDuckDb } from '../../duckdb/index.ts';
import { AREA_FILE, type MeasureContent, measureCube } from '../../measure/index.ts';
import type { PlainRegister } from '../plain-register.ts';
import { writePlainLake } from './write-plain-lake.ts';

/** The cells that the real measuring makes of a register, through lake files and cube files. */
export async function measuredCells(
  register: PlainRegister,
  deliveryStarts: readonly Month[],
  content: MeasureContent,
  indexYear: number,
): Promise<readonly Cell[]> {
  const directory = await mkdtemp(join(tmpdir(), 'smalspor-oracle-'));
  try {
    return await withDuckDb({ spillDirectory: directory, threads: 1 }, async (connection) => {
      const files = await writePlainLake(connection, join(directory, 'lake'), register, deliveryStarts);
      const cube = join(directory, 'cube');
      const { own } = await measureCube(connection, {
        files,
        content,
        span: { from: register.from, to: register.to },
        indexYear,
        directory: cube,
      });
      return readCells(
        connection,
        [AREA_FILE, ...own.map(({ name }) => name)].map((name) => join(cube, name)),
      );
    });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function readCells(connection: DuckDBConnection, files: readonly string[]): Promise<readonly Cell[]> {
  const reader = await connection.runAndReadAll(
    `SELECT * FROM read_parquet([${files.map((file) => `'${file}'`).join(', ')}])`,
  );
  return reader.getRowObjectsJS().map((row) => ({
    indicator: String(row.indicator),
    level: String(row.level) as Level,
    unit: Number(row.unit),
    period: { kind: String(row.kind) as PeriodKind, end: Number(row.period_end) as Month },
    numerator: Number(row.numerator),
    denominator: Number(row.denominator),
    sumOfSquares: numberOrNull(row.sum_of_squares),
    sumForSquares: numberOrNull(row.sum_for_squares),
    expected: numberOrNull(row.expected),
    prescribers: Number(row.prescribers),
    patients: numberOrNull(row.patients),
    noValue: row.no_value === null ? null : (String(row.no_value) as NoValueReason),
  }));
}

function numberOrNull(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}
