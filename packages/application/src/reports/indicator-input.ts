import type { IndicatorDefinition } from '@smalspor/domain/indicators';
import {
  type BeforeAfter,
  COMPARATOR_LEVELS,
  type ComparatorLevel,
  type Comparators,
  type Figure,
  type IndicatorInput,
  REPORT_SECTIONS,
  type TrendPointInput,
} from '@smalspor/domain/reports';
import { addMonths, formatMonth, type Month, type Period, yearBefore } from '@smalspor/domain/time';
import type { CellKey, OwnCells, PrescriberHome, ReleaseReader } from '@smalspor/warehouse/read';
import { type ComparatorFigures, expectedOf, figureOf } from './figures.ts';
import { trendEnds } from './report-period.ts';

/** What the figures of one doctor are read from. */
export interface DoctorSource {
  readonly reader: ReleaseReader;
  readonly comparators: ComparatorFigures;
  readonly own: OwnCells;
  /** `null` for a doctor without a list, who has no place to be compared in. */
  readonly home: PrescriberHome | null;
  readonly period: Period;
  /** Own values in the reader's previous report, by indicator. */
  readonly previous: ReadonlyMap<string, number>;
  readonly previousEnd: Month | null;
}

function keyOf(definition: IndicatorDefinition, { kind, end }: Period): CellKey {
  return { indicator: definition.id, kind, end };
}

async function others(
  source: Pick<DoctorSource, 'home' | 'comparators'>,
  definition: IndicatorDefinition,
  { kind, end }: Period,
): Promise<Comparators<Figure>> {
  return source.home === null ? {} : source.comparators.of(definition, source.home, kind, end);
}

async function trendOf(
  source: DoctorSource,
  definition: IndicatorDefinition,
): Promise<readonly TrendPointInput[]> {
  if (!REPORT_SECTIONS.trends.includes(definition.id)) return [];
  const ends = trendEnds(source.period.end, source.reader.manifest);
  return Promise.all(
    ends.map(async (end) => {
      const period: Period = { kind: 'rolling12', end };
      // Municipalities and counties as they were: a later county has no figure of its own years before it was made.
      const then = source.home && source.reader.homes.find(source.home.prescriber, end);
      const figures = await others({ ...source, home: then }, definition, period);
      const values: Partial<Record<ComparatorLevel, number | null>> = {};
      for (const level of COMPARATOR_LEVELS) {
        const figure = figures[level];
        if (figure !== undefined) values[level] = figure.estimate.value;
      }
      const restOf = figures.municipality?.restOf;
      return {
        ...(restOf === undefined ? {} : { restOf }),
        end: formatMonth(end),
        own: figureOf(definition, source.own(keyOf(definition, period))),
        comparators: values,
      };
    }),
  );
}

async function placeOf(
  source: DoctorSource,
  definition: IndicatorDefinition,
): Promise<IndicatorInput['place']> {
  if (!REPORT_SECTIONS.places.includes(definition.id) || source.home === null) return null;
  const end = source.period.end;
  const placeAt = async (at: Month) => {
    const cell = source.own({ indicator: definition.id, kind: 'rolling12', end: at });
    const peers = await source.reader.peers(definition, at);
    return { bins: peers.bins, own: cell === null ? null : peers.placeOf(cell) };
  };
  const now = await placeAt(end);
  const previous = source.previousEnd === null ? null : (await placeAt(source.previousEnd)).own;
  return { ...now, previous };
}

/** Where the place is among everyone, it is also told among those who are about as busy. */
async function busyPlaceOf(
  source: DoctorSource,
  definition: IndicatorDefinition,
): Promise<Pick<IndicatorInput, 'busyPlace'>> {
  if (!REPORT_SECTIONS.busyPlaces.includes(definition.id) || source.home === null) return {};
  const { end } = source.period;
  const peers = await source.reader.busyPeers(definition, end, source.home.prescriber);
  if (peers === null) return {};
  const cell = source.own({ indicator: definition.id, kind: 'rolling12', end });
  return { busyPlace: { bins: peers.bins, own: cell === null ? null : peers.placeOf(cell) } };
}

async function changeOf(
  source: DoctorSource,
  definition: IndicatorDefinition,
): Promise<IndicatorInput['change']> {
  const { period } = source;
  if (period.kind !== 'half' || !REPORT_SECTIONS.change.includes(definition.id)) return null;
  const before = yearBefore(period);
  const [othersBefore, othersAfter] = [
    await others(source, definition, before),
    await others(source, definition, period),
  ];
  const comparators: Partial<Record<ComparatorLevel, BeforeAfter>> = {};
  for (const level of COMPARATOR_LEVELS) {
    const [first, second] = [othersBefore[level], othersAfter[level]];
    if (first === undefined || second === undefined) continue;
    comparators[level] = {
      before: first,
      after: second,
      window: level === 'municipality' ? 'rolling12' : 'half',
    };
  }
  return {
    own: {
      before: figureOf(definition, source.own(keyOf(definition, before))),
      after: figureOf(definition, source.own(keyOf(definition, period))),
      window: 'half',
    },
    comparators,
  };
}

/** Everything that a report says of one indicator. */
export async function indicatorInput(
  source: DoctorSource,
  definition: IndicatorDefinition,
): Promise<IndicatorInput> {
  const { period } = source;
  const before = yearBefore(period);
  const cell = source.own(keyOf(definition, period));
  const cellBefore = source.own(keyOf(definition, before));
  const reachesBack = addMonths(before.end, period.kind === 'half' ? -5 : -11) >= source.reader.manifest.from;
  const peers = source.home === null ? null : await source.reader.peers(definition, period.end);
  return {
    definition,
    own: figureOf(definition, cell),
    ownYearBefore: reachesBack ? figureOf(definition, cellBefore) : null,
    previous: source.previous.get(definition.id) ?? null,
    expected: expectedOf(definition, cell),
    comparators: await others(source, definition, period),
    comparatorsYearBefore: reachesBack ? await others(source, definition, before) : {},
    quartiles: peers?.quartiles ?? null,
    benchmark: definition.kind === 'choice' ? (peers?.benchmark ?? null) : null,
    trend: await trendOf(source, definition),
    place: await placeOf(source, definition),
    ...(await busyPlaceOf(source, definition)),
    change: await changeOf(source, definition),
  };
}
