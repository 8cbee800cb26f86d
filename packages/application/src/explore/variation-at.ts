import type { Actor } from '@smalspor/domain/access';
import {
  type ExploreFigure,
  type ExploreVariation,
  type VariationBin,
  variationBins,
  variationOf,
} from '@smalspor/domain/explore';
import type { Month } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { type ChosenView, unitsFor } from './choose-view.ts';
import type { ExploringDoctor } from './doctor-figures.ts';
import { nameOfUnit } from './explore-names.ts';
import { areasOf, isAreaLevel } from './explore-scope.ts';
import type { NamedUnit } from './explore-series.ts';
import { type Explored, keyOf } from './explored.ts';
import { placesLike } from './places-like.ts';

/** A unit that the reader may see, among all of the level. */
export interface VaryingUnit {
  readonly unit: NamedUnit;
  readonly figure: ExploreFigure;
  readonly placed: ExploreVariation['units'][number] | null;
  readonly own: boolean;
}

/** How the units of the level differ in one period. */
export interface LevelVariation extends Omit<ExploreVariation, 'units' | 'phi' | 'tauSquared'> {
  /** `null` of doctors. */
  readonly phi: number | null;
  readonly tauSquared: number | null;
  readonly units: readonly VaryingUnit[];
  readonly bins: readonly VariationBin[];
}

interface Asked {
  readonly chosen: ChosenView;
  readonly end: Month;
  readonly doctor: ExploringDoctor | null;
}

/**
 * The population is every told unit of the level, so that limits and adjustment do not depend on who asks; units are those that
 * the reader may see. Doctors are bars of at least ten and nothing else. `null` where there is nothing to compare.
 */
export async function variationAt(
  house: House,
  actor: Actor,
  explored: Explored,
  { chosen, end, doctor }: Asked,
): Promise<LevelVariation | null> {
  const { slice, level, units: chosenUnits } = chosen;
  const { explorable } = slice;
  if (level === 'own' || level === 'prescriber') return ofDoctors(chosen, explored, end, doctor);
  if (!isAreaLevel(level) || level === 'nation' || explorable.measure.chance === 'none') return null;
  const { geography } = house.content;
  const alike =
    chosen.like === null ? null : placesLike(house, explored, chosen.like, chosenUnits[0] ?? '', end);
  const figureAt = (id: string) => explored.areaAt(slice, level, id, end);
  const population = explored.once(`variation ${keyOf(slice)} ${level} ${end} ${alike?.id ?? ''}`, () => {
    const ids = areasOf(level, geography, explored.reader).filter((id) => alike === null || alike.has(id));
    return { ids, variation: variationOf(explorable.measure, ids.map(figureAt)) };
  });
  const { ids, variation } = population;
  if (variation === null) return null;
  const places = new Map(variation.units.map((placed) => [ids[placed.index] ?? '', placed]));
  const seen = explored.once(
    `seen ${level} ${actor.userId} ${JSON.stringify(actor.places ?? [])} ${actor.roles}`,
    () => unitsFor(actor, level, geography, explored.reader),
  );
  const shown = new Set([
    ...chosenUnits,
    ...seen.map(({ id }) => id).filter((id) => alike === null || ids.includes(id)),
  ]);
  const units = [...shown]
    .map(
      (id): VaryingUnit => ({
        unit: { level, id, name: nameOfUnit(house, level, id) },
        figure: figureAt(id),
        placed: places.get(id) ?? null,
        own: seen.some((each) => each.id === id && each.own),
      }),
    )
    // What nobody knows of at that time, as a municipality of other years, is no row of the table.
    .filter(({ unit, figure }) => chosenUnits.includes(unit.id) || isKnown(figure))
    .sort((a, b) => rankOf(a) - rankOf(b) || (a.unit.id < b.unit.id ? -1 : 1));
  const own = ids.indexOf(chosenUnits[0] ?? '');
  return {
    ...variation,
    units,
    bins: level === 'municipality' ? variationBins(variation, own < 0 ? null : own) : [],
  };
}

async function ofDoctors(
  { slice: { explorable, period } }: ChosenView,
  { reader }: Explored,
  end: Month,
  doctor: ExploringDoctor | null,
): Promise<LevelVariation | null> {
  if (
    explorable.of !== 'doctors' ||
    period !== 'rolling12' ||
    explorable.definition.setting !== 'general-practice'
  )
    return null;
  const ranked = await reader.rankedDoctors(explorable.definition, end);
  if (ranked === null) return null;
  return { ...ranked(doctor?.prescriber ?? null), phi: null, tauSquared: null, units: [], curve: [] };
}

function isKnown(figure: ExploreFigure): boolean {
  return figure.value !== null || figure.reason !== 'no-data';
}

function rankOf({ placed }: VaryingUnit): number {
  return placed?.rank ?? Number.MAX_SAFE_INTEGER;
}
