import type { Actor } from '@smalspor/domain/access';
import { type DatedFigure, type ExploreLikeness, figureOfCell, sumOfFigures } from '@smalspor/domain/explore';
import { countyCode, municipalityCode, unitOfCode } from '@smalspor/domain/organisation';
import type { Month } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import type { ChosenView } from './choose-view.ts';
import type { ExploringDoctor } from './doctor-figures.ts';
import { nameOfRest, nameOfUnit } from './explore-names.ts';
import { type AreaLevel, areasOf, maySeeArea, NATION_ID } from './explore-scope.ts';
import type { ExploreLine, ExploreSeries } from './explore-series.ts';
import { type Explored, keyOf } from './explored.ts';
import { placesLike } from './places-like.ts';

interface Compared {
  readonly chosen: ChosenView;
  readonly series: readonly ExploreSeries[];
  readonly nation: readonly DatedFigure[];
  readonly end: Month;
  readonly doctor: ExploringDoctor | null;
}

/** Fewer places than this are not added up: their sum would be nearly one place's. */
const LEAST_LIKES = 5;

/** What the first unit is compared with: each told, and each the actor's to see. */
export async function compareWith(
  house: House,
  actor: Actor,
  explored: Explored,
  { chosen, series, nation, end, doctor }: Compared,
): Promise<readonly ExploreLine[]> {
  const { slice, level, units, ends } = chosen;
  const { explorable, period } = slice;
  const { geography } = house.content;
  const [first] = units;
  const lines: ExploreLine[] = [];
  const isTold = (of: ExploreLine['unit']['level']) =>
    explorable.levels.some((each) => each.level === of && each.periods.includes(period));
  const addArea = (kind: ExploreLine['kind'], of: AreaLevel, id: string) => {
    if (!isTold(of) || !maySeeArea(actor, of, id, geography)) return;
    const unit = { level: of, id, name: nameOfUnit(house, of, id) };
    lines.push({ kind, unit, figures: explored.area(slice, of, id), like: null });
  };
  const home = doctor?.home ?? null;
  if ((level === 'own' || level === 'group') && home !== null && explorable.of === 'doctors') {
    if (level === 'own' && home.group !== null && doctor !== null && isTold('group')) {
      const unit = { level: 'group' as const, id: String(home.group), name: nameOfUnit(house, 'group', '') };
      const figures = await doctor.group(explorable.definition, home.group, period, ends);
      lines.push({ kind: 'group', unit, figures, like: null });
    }
    addArea('municipality', 'municipality', municipalityCode(home.municipality));
    addArea('county', 'county', countyCode(home.county));
  }
  if (level === 'municipality' && first !== undefined) {
    const rest = await restOfCounty(house, explored, chosen, series[0]?.figures ?? [], first);
    if (rest) lines.push(rest);
    if (chosen.like !== null) {
      const likes = likesOf(house, explored, chosen, { like: chosen.like, id: first, end });
      if (likes) lines.push(likes);
    }
    addArea('county', 'county', first.slice(0, 2));
  }
  if (level !== 'nation' && isTold('nation')) {
    const unit = { level: 'nation' as const, id: NATION_ID, name: nameOfUnit(house, 'nation', NATION_ID) };
    lines.push({ kind: 'nation', unit, figures: nation, like: null });
  }
  return lines;
}

/** What is told in place of a municipality that cannot stand alone. */
async function restOfCounty(
  house: House,
  { reader }: Explored,
  { slice: { explorable, period } }: ChosenView,
  own: readonly DatedFigure[],
  id: string,
): Promise<ExploreLine | null> {
  if (explorable.of !== 'doctors' || period !== 'rolling12') return null;
  const county = id.slice(0, 2);
  const figures: DatedFigure[] = [];
  for (const { end, figure } of own) {
    const isHidden = figure.value === null && figure.reason === 'suppressed';
    const key = { indicator: explorable.id, kind: period, end };
    const cell = isHidden ? await reader.othersOfCounty(unitOfCode(id), unitOfCode(county), key) : null;
    figures.push({
      end,
      figure: cell === null ? { value: null, reason: 'no-data' } : figureOfCell(explorable.definition, cell),
    });
  }
  if (figures.every(({ figure }) => figure.value === null)) return null;
  const unit = { level: 'municipality' as const, id: `rest-${county}`, name: nameOfRest(house, county) };
  return { kind: 'rest', unit, figures, like: null };
}

/** The told figures of places like a municipality, added up. */
function likesOf(
  house: House,
  explored: Explored,
  { slice, ends }: ChosenView,
  { like, id, end }: { readonly like: ExploreLikeness; readonly id: string; readonly end: Month },
): ExploreLine | null {
  const { geography } = house.content;
  const alike = placesLike(house, explored, like, id, end);
  if (alike === null || slice.explorable.measure.chance === 'none') return null;
  const figures = explored.once(`likes ${keyOf(slice)} ${alike.id} ${end}`, () => {
    const series = areasOf('municipality', geography, explored.reader)
      .filter(alike.has)
      .map((other) => explored.area(slice, 'municipality', other));
    return ends.map((at, index) => {
      const told = series.flatMap((each) => {
        const figure = each[index]?.figure;
        return figure && figure.value !== null ? [figure] : [];
      });
      const sum = told.length < LEAST_LIKES ? null : sumOfFigures(slice.explorable.measure, told);
      return { end: at, places: told.length, figure: sum ?? ({ value: null, reason: 'no-data' } as const) };
    });
  });
  const places = figures.find((each) => each.end === end)?.places ?? 0;
  const unit = { level: 'municipality' as const, id: alike.id, name: alike.name };
  return { kind: 'like', unit, figures, like: { ...alike.rule, places } };
}
