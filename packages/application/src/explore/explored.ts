import type { DatedFigure, ExploreFigure } from '@smalspor/domain/explore';
import { Refusal } from '@smalspor/domain/refusal';
import type { Month } from '@smalspor/domain/time';
import type { ReleaseReader } from '@smalspor/warehouse/read';
import type { House } from '../house/house.ts';
import { type Explorable, explorables } from './explorable.ts';
import type { AreaLevel } from './explore-scope.ts';
import { areaFigure, areaFigures, type ExploreSlice } from './told-figures.ts';

/** The served release as it is explored: what is the same for everyone who asks is worked out once. */
export interface Explored {
  readonly reader: ReleaseReader;
  readonly explorables: readonly Explorable[];
  /** An area's told figures, one for each end. */
  area(slice: ExploreSlice, level: AreaLevel, id: string): readonly DatedFigure[];
  /** The same at one end alone. */
  areaAt(slice: ExploreSlice, level: AreaLevel, id: string, end: Month): ExploreFigure;
  /** Remembers what only depends on the release. */
  once<T>(key: string, make: () => T): T;
}

/** Some hundred views; the oldest make room. */
const MOST_REMEMBERED = 4_000;

const known = new WeakMap<ReleaseReader, Explored>();

/** @throws Refusal `release-missing` before the first release */
export async function exploreRelease(house: House): Promise<Explored> {
  const reader = await house.shelf.current();
  if (reader === null) throw new Refusal('release-missing', 'There is no release yet: publish one first.');
  const explored = known.get(reader) ?? createExplored(house, reader);
  known.set(reader, explored);
  return explored;
}

function createExplored(house: House, reader: ReleaseReader): Explored {
  const { geography } = house.content;
  const remembered = new Map<string, unknown>();
  const once = <T>(key: string, make: () => T): T => {
    if (remembered.has(key)) return remembered.get(key) as T;
    const made = make();
    for (const oldest of remembered.keys()) {
      if (remembered.size < MOST_REMEMBERED) break;
      remembered.delete(oldest);
    }
    remembered.set(key, made);
    return made;
  };
  return {
    reader,
    explorables: explorables(house, reader),
    once,
    area: (slice, level, id) =>
      once(`area ${keyOf(slice)} ${level} ${id}`, () => areaFigures(slice, level, id, reader, geography)),
    areaAt: (slice, level, id, end) => areaFigure(slice, level, id, end, reader, geography),
  };
}

/** What a slice is, in a text. */
export function keyOf({ explorable, period, wards }: ExploreSlice): string {
  return `${explorable.id} ${period} ${wards}`;
}
