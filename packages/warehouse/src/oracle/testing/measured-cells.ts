import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Cell, NoValueReason } from '@smalspor/domain/indicators';
import type { Level } from '@smalspor/domain/organisation';
import { isQuarterEnd, type Month, type PeriodKind, periodStart } from '@smalspor/domain/time';
import { withDuckDb } from '../../duckdb/index.ts';
import {
  AREA_FILE,
  type CellColumns,
  CONTACTS_A_MONTH,
  DOSE_COVERAGE,
  EXPECTED_UNIT,
  type MeasureContent,
  measureCube,
} from '../../measure/index.ts';
import { spreadFromOf, sumOfOwnMonths } from '../../read/sum-of-months.ts';
import type { PlainRegister } from '../plain-register.ts';
import { importPlainRegister } from './import-plain-register.ts';
import { writePlainLake } from './write-plain-lake.ts';

/** Small, so that small registers have figures on both sides of it. */
export const PATIENTS_COUNTED_BELOW = 3;

/**
 * The cells that the real measuring makes of a register, through lake files and cube files.
 *
 * @param through `import`: dispensings and contacts go the whole way, as files of their registers through the importer.
 */
export async function measuredCells(
  register: PlainRegister,
  deliveryStarts: readonly Month[],
  content: MeasureContent,
  indexYear: number,
  through: 'lake' | 'import' = 'lake',
): Promise<readonly Cell[]> {
  const directory = await mkdtemp(join(tmpdir(), 'smalspor-oracle-'));
  try {
    return await withDuckDb({ spillDirectory: directory, threads: 1 }, async (connection) => {
      const written = await writePlainLake(connection, join(directory, 'lake'), register, deliveryStarts);
      const files =
        through === 'lake'
          ? written
          : {
              ...written,
              ...(await importPlainRegister(
                join(directory, 'home'),
                register,
                deliveryStarts,
                content.geography,
              )),
            };
      const cube = join(directory, 'cube');
      const { own, cellColumns } = await measureCube(connection, {
        files,
        content,
        span: { from: register.from, to: register.to },
        indexYear,
        patientsCountedBelow: PATIENTS_COUNTED_BELOW,
        directory: cube,
      });
      const areas = await readCells(connection, `SELECT * FROM read_parquet('${join(cube, AREA_FILE)}')`);
      const indicators = cellColumns.filter(
        ({ indicator }) => indicator !== DOSE_COVERAGE && indicator !== CONTACTS_A_MONTH,
      );
      if (own.length === 0 || indicators.length === 0) return areas;
      const ownFiles = own.map(({ name }) => `'${join(cube, name)}'`).join(', ');
      const stored = await readCells(connection, ownCellsSql(indicators, ownFiles));
      return [...areas, ...stored, ...ownHalves(stored, indicators, register)];
    });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Prescribers' cells from the sums side by side; a calendar year is December's rolling year. */
function ownCellsSql(columns: readonly CellColumns[], files: string): string {
  const arms = columns.flatMap((cell) =>
    cell.kinds
      .filter((kind) => kind !== 'half')
      .map((kind) => {
        const stored = kind === 'year' ? `kind = 'rolling12' AND period_end % 12 = 11` : `kind = '${kind}'`;
        const expected = cell.expected === null ? 'NULL' : `${cell.expected} / ${EXPECTED_UNIT}`;
        return `SELECT '${cell.indicator}' AS indicator, 'gp' AS level, prescriber AS unit, '${kind}' AS kind, period_end,
            ${cell.numerator} AS numerator, ${cell.denominator} AS denominator, ${cell.squares} AS sum_of_squares,
            ${cell.sum} AS sum_for_squares, ${expected} AS expected, 1 AS prescribers, NULL AS patients, NULL AS no_value
          FROM read_parquet([${files}])
          WHERE ${stored} AND NOT (${cell.numerator} = 0 AND ${cell.denominator} = 0)`;
      }),
  );
  return arms.join(' UNION ALL ');
}

/** Prescribers' six months, which readers put together from the months. */
function ownHalves(
  stored: readonly Cell[],
  columns: readonly CellColumns[],
  { from, to }: PlainRegister,
): readonly Cell[] {
  const ends = Array.from({ length: to - from + 1 }, (_, place) => (from + place) as Month).filter(
    (end) => isQuarterEnd(end) && periodStart({ kind: 'half', end }) >= from,
  );
  return columns
    .filter(
      (cell) => cell.kinds.includes('half') && (cell.squares === null || spreadFromOf(cell) === 'lines'),
    )
    .flatMap((cell) => {
      const own = stored.filter(
        ({ indicator, period }) => indicator === cell.indicator && period.kind === 'month',
      );
      return [...Map.groupBy(own, ({ unit }) => unit).values()].flatMap((months) => {
        const byEnd = new Map(months.map((month) => [month.period.end, month]));
        return ends.flatMap(
          (end) => sumOfOwnMonths(end, spreadFromOf(cell), (month) => byEnd.get(month) ?? null) ?? [],
        );
      });
    })
    .filter(({ numerator, denominator }) => numerator !== 0 || denominator !== 0);
}

async function readCells(connection: DuckDBConnection, sql: string): Promise<readonly Cell[]> {
  const reader = await connection.runAndReadAll(sql);
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
