import type { InputOf } from '@smalspor/contract/operations';
import { type Actor, canReadOwnReports } from '@smalspor/domain/access';
import {
  type ExploreLevel,
  type ExploreLikeness,
  type ExploreParts,
  MOST_UNITS,
  splitsOf,
} from '@smalspor/domain/explore';
import { type Geography, unitOfCode } from '@smalspor/domain/organisation';
import { Refusal } from '@smalspor/domain/refusal';
import type { Month } from '@smalspor/domain/time';
import type { ReleaseReader } from '@smalspor/warehouse/read';
import type { House } from '../house/house.ts';
import { lastQuarterEnd } from '../reports/report-period.ts';
import type { Explorable } from './explorable.ts';
import { exploreRefusal } from './explore-refusal.ts';
import { areasOf, isArea, isAreaLevel, maySeeArea, ownAreas, ownGroups } from './explore-scope.ts';
import type { Explored } from './explored.ts';
import { type ExploreSlice, endsOf } from './told-figures.ts';

export type ViewQuery = InputOf<'readExploreView'>;

/** A unit that may be chosen. */
export interface ChoiceOfUnit {
  readonly id: string;
  readonly own: boolean;
  /** The release knows it in the last quarter; others are areas of earlier borders. */
  readonly current: boolean;
}

/** A view that may be shown, with everything filled in but the end. */
export interface ChosenView {
  readonly slice: ExploreSlice;
  readonly level: ExploreLevel;
  /** Empty for doctors. */
  readonly units: readonly string[];
  readonly ends: readonly Month[];
  readonly split: ExploreParts | null;
  readonly like: ExploreLikeness | null;
}

/** The id of the reader's own figures. */
export const ME = 'me';

/** The units of a level that the actor may see: own ones first, and those of earlier borders last. */
export function unitsFor(
  actor: Actor,
  level: ExploreLevel,
  geography: Geography,
  reader: ReleaseReader,
): readonly ChoiceOfUnit[] {
  if (level === 'prescriber') return [];
  if (level === 'own') return canReadOwnReports(actor) ? [{ id: ME, own: true, current: true }] : [];
  if (level === 'group')
    return ownGroups(actor).map((group) => ({ id: String(group), own: true, current: true }));
  if (!isAreaLevel(level)) return [];
  const own = ownAreas(actor, level).filter(
    (id) => isArea(level, id, geography) && maySeeArea(actor, level, id, geography),
  );
  const others = areasOf(level, geography, reader).filter(
    (id) => !own.includes(id) && maySeeArea(actor, level, id, geography),
  );
  const end = lastQuarterEnd(reader.manifest);
  const isCurrent = (id: string) =>
    level === 'nation' || level === 'region' || reader.knowsArea(level, unitOfCode(id), end);
  const all = [
    ...own.map((id) => ({ id, own: true, current: isCurrent(id) })),
    ...others.map((id) => ({ id, own: false, current: isCurrent(id) })),
  ];
  return [...all.filter(({ current }) => current), ...all.filter(({ current }) => !current)];
}

/**
 * Whether what was asked for can be shown.
 * @throws Refusal `not-found` for an unknown indicator and for a unit that is not there for the actor, `explore-refused` for what
 * the release cannot tell so, with the reason
 */
export function chooseView(house: House, actor: Actor, explored: Explored, query: ViewQuery): ChosenView {
  const { geography, indicators } = house.content;
  const { reader } = explored;
  const explorable = explored.explorables.find(({ id }) => id === query.indicator);
  if (!explorable) {
    throw new Refusal('not-found', 'The release tells of no such indicator: choose one of the choices.');
  }
  const level = query.level ?? 'nation';
  const units = chooseUnits(actor, level, query.units, geography, reader);
  const told = explorable.levels.find((each) => each.level === level);
  if (!told) throw exploreRefusal('level-not-told');
  const period = query.period ?? told.periods.at(-1) ?? 'rolling12';
  if (!told.periods.includes(period)) throw exploreRefusal('period-not-told');
  const isOfHomes = explorable.of === 'institutions';
  if (isOfHomes && query.wards === undefined) throw exploreRefusal('wards-missing');
  if (query.like !== undefined && level !== 'municipality')
    throw exploreRefusal('likeness-of-municipalities-only');
  const slice = { explorable, period, wards: isOfHomes ? (query.wards ?? null) : null };
  return {
    slice,
    level,
    units,
    ends: endsOf(slice, reader),
    split: chooseSplit(explorable, level, query, indicators),
    like: query.like ?? null,
  };
}

function chooseUnits(
  actor: Actor,
  level: ExploreLevel,
  asked: string | undefined,
  geography: Geography,
  reader: ReleaseReader,
): readonly string[] {
  if (level === 'prescriber') {
    if (asked !== undefined) throw exploreRefusal('doctors-of-the-country-only');
    return [];
  }
  if (asked === undefined) {
    const [first] = unitsFor(actor, level, geography, reader);
    if (first === undefined) throw exploreRefusal('unit-missing');
    return [first.id];
  }
  const ids = [...new Set(asked.split(','))];
  if (ids.length > MOST_UNITS) throw exploreRefusal('units-too-many');
  const mine = isAreaLevel(level) ? null : unitsFor(actor, level, geography, reader).map(({ id }) => id);
  for (const id of ids) {
    const isThere = isAreaLevel(level)
      ? isArea(level, id, geography) && maySeeArea(actor, level, id, geography)
      : mine?.includes(id);
    if (!isThere) throw new Refusal('not-found', 'There is no such unit for you: choose one of the choices.');
  }
  return ids;
}

function chooseSplit(
  explorable: Explorable,
  level: ExploreLevel,
  { split }: ViewQuery,
  indicators: House['content']['indicators'],
): ExploreParts | null {
  if (split === undefined) return null;
  const found =
    explorable.of === 'doctors' && level !== 'prescriber'
      ? splitsOf(explorable.definition, indicators).find(({ by }) => by === split)
      : undefined;
  if (!found) throw exploreRefusal('split-not-told');
  return found;
}
