import type { DuckDBConnection } from '@duckdb/node-api';
import {
  comparedOfCell,
  measureOf,
  type ToldDoctors,
  tellDoctors,
  variationOf,
} from '@smalspor/domain/explore';
import type { Cell, IndicatorDefinition } from '@smalspor/domain/indicators';
import type { Month } from '@smalspor/domain/time';
import type { CellColumns } from '../measure/cell-columns.ts';
import { loadOwnTable } from './own-table.ts';

/** How all GPs differ in one figure, as bars of at least ten. @param own the reader's own number, or `null` */
export type RankedDoctors = (own: number | null) => ToldDoctors;

/**
 * How the GPs of the country differ in an indicator and rolling year. Only the sums of that indicator are read, and of what is worked out
 * from them the order of the doctors is all that is kept: any year may be asked for.
 */
export function createRankedDoctors(
  connection: DuckDBConnection,
  cellColumns: readonly CellColumns[],
): (definition: IndicatorDefinition, end: Month) => Promise<RankedDoctors | null> {
  const known = new Map<string, Promise<RankedDoctors | null>>();
  const load = async (definition: IndicatorDefinition, end: Month) => {
    const columns = cellColumns.filter(({ indicator }) => indicator === definition.id);
    const table = await loadOwnTable(connection, columns, `listed_years WHERE period_end = ${end}`);
    const key = { indicator: definition.id, kind: 'rolling12', end } as const;
    const cells = table.prescribers.map((prescriber) => table.find(prescriber, key));
    return rankDoctors(
      definition,
      cells.filter((cell) => cell !== null),
    );
  };
  return (definition, end) => {
    const key = `${definition.id} ${end}`;
    const ranked = known.get(key) ?? load(definition, end);
    known.set(key, ranked);
    ranked.catch(() => known.delete(key));
    return ranked;
  };
}

/** @param cells the cells of every GP with a list */
export function rankDoctors(definition: IndicatorDefinition, cells: readonly Cell[]): RankedDoctors | null {
  const variation = variationOf(
    measureOf(definition),
    cells.map((cell) => comparedOfCell(definition, cell)),
  );
  if (variation === null) return null;
  const told = tellDoctors(variation, null);
  const inOrder = Int32Array.from(variation.units, ({ index }) => cells[index]?.unit ?? -1);
  return (own) => {
    const rank = own === null ? 0 : inOrder.indexOf(own) + 1;
    const bins = told.bins.map((bin) => ({ ...bin, own: bin.from <= rank && rank <= bin.to }));
    return { ...told, bins };
  };
}
