import type { DuckDBConnection, JS } from '@duckdb/node-api';
import type { Cell, NoValueReason } from '@smalspor/domain/indicators';
import type { Level, UnitId } from '@smalspor/domain/organisation';
import type { Month, PeriodKind } from '@smalspor/domain/time';
import { CELL_COLUMNS } from '../measure/cells.ts';

/** The columns of a cell as they are selected. Whole numbers reach JavaScript several times faster as doubles than as 64-bit integers. */
export const STORED_COLUMNS = Object.entries(CELL_COLUMNS)
  .map(([name, type]) => (type === 'BIGINT' ? `${name}::DOUBLE AS ${name}` : name))
  .join(', ');

/** Which cell of a unit: indicator, kind of period and its last month. */
export interface CellKey {
  readonly indicator: string;
  readonly kind: PeriodKind;
  readonly end: Month;
}

/** Cells of many units, held by column and handed out one at a time. */
export interface CellTable {
  find(level: Level, unit: UnitId, key: CellKey): Cell | null;
  /** The units of a level that have any cell. */
  units(level: Level): readonly UnitId[];
  /** The kinds of period that any cell of the level is of. */
  kinds(indicator: string, level: Level): ReadonlySet<PeriodKind>;
}

type Columns = readonly (readonly JS[])[];

function textKey(level: string, unit: number, { indicator, kind, end }: CellKey): string {
  return `${level} ${unit} ${indicator} ${kind} ${end}`;
}

function toNumber(value: JS | undefined): number | null {
  return value === null || value === undefined ? null : Number(value);
}

function readCell(columns: Columns, row: number): Cell {
  const at = (column: number): JS | undefined => columns[column]?.[row];
  return {
    indicator: String(at(0)),
    level: String(at(1)) as Level,
    unit: Number(at(2)),
    period: { kind: String(at(3)) as PeriodKind, end: Number(at(4)) as Month },
    numerator: Number(at(5)),
    denominator: Number(at(6)),
    sumOfSquares: toNumber(at(7)),
    sumForSquares: toNumber(at(8)),
    expected: toNumber(at(9)),
    prescribers: Number(at(10)),
    patients: toNumber(at(11)),
    noValue: (at(12) ?? null) as NoValueReason | null,
  };
}

/** Loads the cells that `sql` selects, with the columns of `CELL_COLUMNS` in their order. */
export async function loadCellTable(connection: DuckDBConnection, sql: string): Promise<CellTable> {
  const reader = await connection.runAndReadAll(sql);
  const columns: Columns = reader.getColumnsJS();
  const rows = reader.currentRowCount;
  const index = new Map<string, number>();
  const units = new Map<Level, Set<UnitId>>();
  const kinds = new Map<string, Set<PeriodKind>>();
  for (let row = 0; row < rows; row += 1) {
    const level = String(columns[1]?.[row]) as Level;
    const unit = Number(columns[2]?.[row]);
    const indicator = String(columns[0]?.[row]);
    const kind = String(columns[3]?.[row]) as PeriodKind;
    index.set(textKey(level, unit, { indicator, kind, end: Number(columns[4]?.[row]) as Month }), row);
    const ofLevel = kinds.get(`${indicator} ${level}`) ?? new Set();
    kinds.set(`${indicator} ${level}`, ofLevel.add(kind));
    const known = units.get(level) ?? new Set();
    known.add(unit);
    units.set(level, known);
  }
  return {
    find: (level, unit, key) => {
      const row = index.get(textKey(level, unit, key));
      return row === undefined ? null : readCell(columns, row);
    },
    units: (level) => [...(units.get(level) ?? [])].sort((a, b) => a - b),
    kinds: (indicator, level) => kinds.get(`${indicator} ${level}`) ?? new Set(),
  };
}
