import type { DisclosureGrid } from '../grid.ts';
import type { GridCell, GridLevel } from '../publication.ts';

/** A sum of prescriptions of some kinds: in places and steps, or in areas and months. */
export interface Target {
  readonly kinds: readonly number[];
  readonly cells: readonly {
    readonly at: 'place' | 'area';
    readonly position: number;
    readonly time: number;
  }[];
}

/** All cells of the closed grid. */
export function cellsOf(grid: DisclosureGrid): GridCell[] {
  const of = (values: Iterable<number>) => [...new Set(values)].filter((unit) => unit >= 0);
  const then = of(grid.places.flatMap(({ county }) => [...Array.from(county)]));
  const units: Readonly<Record<GridLevel, readonly number[]>> = {
    nation: [0],
    county: then,
    others: then,
    countyNow: of(grid.areas.map(({ countyNow }) => countyNow)),
    municipality: of(grid.places.map(({ unit }) => unit)),
  };
  const lengths = [...new Set([grid.stepsPerWindow, Math.ceil(grid.stepsPerWindow / 2)])];
  return (Object.keys(units) as GridLevel[]).flatMap((level) =>
    units[level].flatMap((unit) => [
      ...Array.from(
        { length: grid.steps * grid.monthsPerStep },
        (_, end): GridCell => ({ level, unit, kind: 'month', end, length: 1 }),
      ),
      ...lengths.flatMap((length) =>
        Array.from(
          { length: grid.steps },
          (_, end): GridCell => ({ level, unit, kind: 'window', end, length }),
        ).slice(length - 1),
      ),
    ]),
  );
}

/** What a cell is made of. For `others` the places depend on the family's pattern and come from the publication. */
export function targetOf(grid: DisclosureGrid, kinds: readonly number[], cell: GridCell): Target {
  const { level, unit, kind, end, length } = cell;
  if (kind === 'month') {
    const isInside = (area: DisclosureGrid['areas'][number]) =>
      level === 'nation' ||
      (level === 'county' ? area.county === unit : level === 'countyNow' && area.countyNow === unit);
    return {
      kinds,
      cells: grid.areas.flatMap((area, position) =>
        isInside(area) ? [{ at: 'area' as const, position, time: end }] : [],
      ),
    };
  }
  const cells = grid.places.flatMap((place, position) => {
    const isInside =
      level === 'nation' ||
      (level === 'municipality' && place.municipality[end] === unit) ||
      (level === 'county' && place.county[end] === unit) ||
      (level === 'countyNow' && grid.areas[place.area]?.countyNow === unit);
    return isInside
      ? Array.from({ length }, (_, index) => ({
          at: 'place' as const,
          position,
          time: end - length + 1 + index,
        }))
      : [];
  });
  return { kinds, cells };
}
