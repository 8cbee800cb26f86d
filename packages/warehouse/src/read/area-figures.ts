import type { DuckDBConnection } from '@duckdb/node-api';
import type { Cell, NoValueReason } from '@smalspor/domain/indicators';
import type { UnitId } from '@smalspor/domain/organisation';
import type { Month, Period, PeriodKind } from '@smalspor/domain/time';
import { textSql } from '../measure/lake-files.ts';
import type { CellTable } from './cell-table.ts';

/** Areas that are told of to everyone: counties as they were then, counties of today, and the nation. */
export const PUBLIC_LEVELS = ['nation', 'county', 'countyNow'] as const;
export type PublicLevel = (typeof PUBLIC_LEVELS)[number];

/** One figure of an area that the release tells or hides; what it has never had is not among them. */
export interface AreaFigure {
  readonly level: PublicLevel;
  readonly unit: UnitId;
  readonly period: Period;
  /** `null` where disclosure control hides it. */
  readonly cell: Cell | null;
  readonly noValue: NoValueReason | null;
}

/**
 * Every figure of an indicator for nation and counties, told and hidden, in the order of level, area, kind and time. Nothing else of
 * a hidden figure is read than where it would stand. What has been asked for stays in memory, as the cells do.
 */
export function createAreaFigures(
  connection: DuckDBConnection,
  published: CellTable,
): (indicator: string) => Promise<readonly AreaFigure[]> {
  const known = new Map<string, Promise<readonly AreaFigure[]>>();
  return (indicator) => {
    const figures = known.get(indicator) ?? loadAreaFigures(connection, published, indicator);
    // What is no indicator of the release is not remembered: anybody may ask for anything.
    known.set(indicator, figures);
    figures.then(
      ({ length }) => length === 0 && known.delete(indicator),
      () => known.delete(indicator),
    );
    return figures;
  };
}

async function loadAreaFigures(
  connection: DuckDBConnection,
  published: CellTable,
  indicator: string,
): Promise<readonly AreaFigure[]> {
  const levels = PUBLIC_LEVELS.map(textSql).join(', ');
  const reader = await connection.runAndReadAll(
    `SELECT level, unit, kind, period_end FROM published
     WHERE indicator = ${textSql(indicator)} AND unit >= 0 AND level IN (${levels})
     ORDER BY list_position([${levels}], level), unit, kind, period_end`,
  );
  return reader.getRowsJS().map((row): AreaFigure => {
    const level = String(row[0]) as PublicLevel;
    const unit = Number(row[1]);
    const period: Period = { kind: String(row[2]) as PeriodKind, end: Number(row[3]) as Month };
    const cell = published.find(level, unit, { indicator, ...period });
    if (cell === null) return { level, unit, period, cell: null, noValue: 'suppressed' };
    return cell.noValue === null
      ? { level, unit, period, cell, noValue: null }
      : { level, unit, period, cell: null, noValue: cell.noValue };
  });
}
