import type { Actor } from '@smalspor/domain/access';
import type { DatedFigure, ExploreSplit } from '@smalspor/domain/explore';
import type { IndicatorDefinition } from '@smalspor/domain/indicators';
import { formatMonth, type Month } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { type ChosenView, chooseView, type ViewQuery } from './choose-view.ts';
import { compareWith } from './compare-with.ts';
import { auditOwnFigures, type ExploringDoctor, exploringDoctor } from './doctor-figures.ts';
import type { Explorable } from './explorable.ts';
import { nameOfUnit } from './explore-names.ts';
import { exploreRefusal } from './explore-refusal.ts';
import { areasOf, isAreaLevel, maySeeArea } from './explore-scope.ts';
import type { ExploreLine, ExploreSeries, NamedUnit } from './explore-series.ts';
import { type Explored, exploreRelease } from './explored.ts';
import { type LevelVariation, variationAt } from './variation-at.ts';

/** A view as it is shown and taken along: told figures and nothing else. */
export interface ExploreModel {
  readonly explored: Explored;
  readonly chosen: ChosenView;
  readonly end: Month;
  readonly series: readonly ExploreSeries[];
  readonly nation: readonly DatedFigure[];
  readonly lines: readonly ExploreLine[];
  readonly split: {
    readonly by: ExploreSplit;
    readonly parts: readonly {
      readonly definition: IndicatorDefinition;
      readonly figures: readonly DatedFigure[];
    }[];
  } | null;
  readonly variation: LevelVariation | null;
  readonly counties: readonly ExploreSeries[];
  /** Where the reader's own list lies, when the view is about the reader. */
  readonly home: ExploringDoctor['home'];
}

/**
 * Reads what a view shows.
 * @throws Refusal as `chooseView`; and `release-missing` before the first release
 */
export async function readModel(
  house: House,
  actor: Actor,
  query: ViewQuery,
  record: { readonly requestId: string | null; readonly act: 'explore-own-figures' | 'export-own-figures' },
): Promise<ExploreModel> {
  const explored = await exploreRelease(house);
  const chosen = chooseView(house, actor, explored, query);
  const { slice, level, units, ends } = chosen;
  const { explorable, period } = slice;
  const asked = query.end === undefined ? null : monthIn(ends, query.end);
  const isOfReader = level === 'own' || level === 'group' || level === 'prescriber';
  const wanted = [explorable.id, ...(chosen.split?.parts.map(({ id }) => id) ?? [])];
  const doctor = isOfReader ? await exploringDoctor(house, actor, explored.reader, wanted) : null;
  if (level === 'own') await auditOwnFigures(house, actor, record.requestId, record.act);

  const figuresOf = async (of: Explorable, id: string): Promise<readonly DatedFigure[]> => {
    if (isAreaLevel(level)) return explored.area({ ...slice, explorable: of }, level, id);
    if (doctor === null || of.of !== 'doctors') return nothing(ends);
    return level === 'own'
      ? doctor.own(of.definition, period, ends)
      : doctor.group(of.definition, Number(id), period, ends);
  };

  const series: ExploreSeries[] = [];
  for (const id of units) {
    series.push({
      unit: { level, id, name: nameOfUnit(house, level, id) },
      figures: await figuresOf(explorable, id),
    });
  }
  const nation = explored.area(slice, 'nation', 'nation');
  const end = asked ?? newestKnown(series[0]?.figures ?? nation) ?? newestKnown(nation) ?? ends.at(-1);
  if (end === undefined) throw exploreRefusal('end-outside-release');
  const lines = await compareWith(house, actor, explored, { chosen, series, nation, end, doctor });
  return {
    explored,
    chosen,
    end,
    series,
    nation,
    lines,
    split: await splitOf(chosen, explored, end, (part) => figuresOf(part, units[0] ?? '')),
    variation: await variationAt(house, actor, explored, { chosen, end, doctor }),
    counties: countiesOf(house, actor, explored, chosen),
    home: doctor?.home ?? null,
  };
}

async function splitOf(
  { split }: ChosenView,
  { explorables }: Explored,
  end: Month,
  figuresOf: (part: Explorable) => Promise<readonly DatedFigure[]>,
): Promise<ExploreModel['split']> {
  if (split === null) return null;
  const parts = [];
  for (const part of explorables) {
    if (part.of !== 'doctors' || !split.parts.some(({ id }) => id === part.id)) continue;
    parts.push({ definition: part.definition, figures: await figuresOf(part) });
  }
  const atEnd = parts.map(({ figures }) => figures.find((each) => each.end === end)?.figure);
  // A split of which nothing can be told is no picture; that it is hidden is said in words.
  if (parts.length === 0) throw exploreRefusal('split-not-told');
  if (atEnd.every((figure) => figure?.value === null && isHidden(figure.reason)))
    throw exploreRefusal('split-would-disclose');
  return { by: split.by, parts };
}

function isHidden(reason: string): boolean {
  return reason === 'suppressed' || reason === 'too-few-members';
}

/** Counties for small multiples and the map: of today, or in the borders of the time where these were asked for. */
function countiesOf(
  house: House,
  actor: Actor,
  explored: Explored,
  { slice, level }: ChosenView,
): readonly ExploreSeries[] {
  const { geography } = house.content;
  const of = level === 'county' ? 'county' : 'countyNow';
  const isAsked = level === 'nation' || level === 'region' || level === 'county' || level === 'countyNow';
  const told = slice.explorable.levels.find((each) => each.level === of);
  if (!isAsked || !told?.periods.includes(slice.period)) return [];
  const sees = explored.once(
    `counties ${of} ${actor.userId} ${JSON.stringify(actor.places ?? [])} ${actor.roles}`,
    () =>
      areasOf(of, geography, explored.reader)
        .filter((id) => maySeeArea(actor, of, id, geography))
        .map((id): NamedUnit => ({ level: of, id, name: nameOfUnit(house, of, id) })),
  );
  return sees.map((unit) => ({ unit, figures: explored.area(slice, of, unit.id) }));
}

function monthIn(ends: readonly Month[], text: string): Month {
  const found = ends.find((end) => formatMonth(end) === text);
  if (found === undefined) throw exploreRefusal('end-outside-release');
  return found;
}

function newestKnown(figures: readonly DatedFigure[]): Month | undefined {
  return figures.findLast(({ figure }) => figure.value !== null)?.end;
}

function nothing(ends: readonly Month[]): readonly DatedFigure[] {
  return ends.map((end) => ({ end, figure: { value: null, reason: 'no-data' } as const }));
}
