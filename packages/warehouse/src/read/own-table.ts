import type { DuckDBConnection, JS } from '@duckdb/node-api';
import type { Cell } from '@smalspor/domain/indicators';
import { monthOfYear, type PeriodKind } from '@smalspor/domain/time';
import type { CellColumns } from '../measure/cell-columns.ts';
import { EXPECTED_UNIT } from '../measure/expected.ts';
import type { CellKey } from './cell-table.ts';

/** The sums of some prescribers, put together into cells when they are asked for. */
export interface OwnTable {
  readonly prescribers: readonly number[];
  find(prescriber: number, key: CellKey): Cell | null;
}

/** A calendar year is stored as the rolling year that ends with its December. */
function storedKind({ kind, end }: CellKey): PeriodKind | null {
  if (kind !== 'year') return kind;
  return monthOfYear(end) === 12 ? 'rolling12' : null;
}

/**
 * Loads the sums that the indicators need, and no others: a column costs more than a row here.
 * @param from a FROM item over own files, and a condition
 */
export async function loadOwnTable(
  connection: DuckDBConnection,
  cells: readonly CellColumns[],
  from: string,
): Promise<OwnTable> {
  const sums = [...new Set(cells.flatMap(sumsOf))];
  // Whole numbers below 2⁵³ are exact as doubles, and reach JavaScript several times faster than as 64-bit integers.
  const selected = ['prescriber', 'kind', 'period_end', ...sums.map((name) => `${name}::DOUBLE AS ${name}`)];
  const reader = await connection.runAndReadAll(`SELECT ${selected.join(', ')} FROM ${from}`);
  const names = reader.columnNames();
  const columns = reader.getColumnsJS();
  const byName = new Map<string, readonly JS[]>(names.map((name, index) => [name, columns[index] ?? []]));
  const byIndicator = new Map(cells.map((cell) => [cell.indicator, cell]));
  // By period first: thousands of prescribers are then found by a number, many times cheaper than by a text.
  const rows = new Map<string, Map<number, number>>();
  const prescribers = new Set<number>();
  const column = (name: string): readonly JS[] => byName.get(name) ?? [];
  const [prescriber, kinds, ends] = [column('prescriber'), column('kind'), column('period_end')];
  for (let row = 0; row < reader.currentRowCount; row += 1) {
    const period = `${kinds[row]} ${ends[row]}`;
    const ofPeriod = rows.get(period) ?? new Map<number, number>();
    if (ofPeriod.size === 0) rows.set(period, ofPeriod);
    ofPeriod.set(Number(prescriber[row]), row);
    prescribers.add(Number(prescriber[row]));
  }

  const at = (name: string | null, row: number): number | null => {
    const value = name === null ? null : column(name)[row];
    return value === null || value === undefined ? null : Number(value);
  };

  return {
    prescribers: [...prescribers].sort((a, b) => a - b),
    find: (wanted, key) => {
      const cell = byIndicator.get(key.indicator);
      const kind = storedKind(key);
      const row = rows.get(`${kind} ${key.end}`)?.get(wanted);
      if (cell === undefined || row === undefined || !cell.kinds.includes(key.kind)) return null;
      const [numerator, denominator] = [at(cell.numerator, row) ?? 0, at(cell.denominator, row) ?? 0];
      if (numerator === 0 && denominator === 0) return null;
      const expected = at(cell.expected, row);
      return {
        indicator: key.indicator,
        level: 'gp',
        unit: wanted,
        period: { kind: key.kind, end: key.end },
        numerator,
        denominator,
        sumOfSquares: at(cell.squares, row),
        sumForSquares: at(cell.sum, row),
        expected: expected === null ? null : expected / EXPECTED_UNIT,
        prescribers: 1,
        patients: null,
        noValue: null,
      };
    },
  };
}

function sumsOf({ numerator, denominator, squares, sum, expected }: CellColumns): readonly string[] {
  return [numerator, denominator, squares, sum, expected].filter((name) => name !== null);
}
