import {
  closedBins,
  INSTITUTION_SECTIONS,
  type InstitutionIndicatorInput,
  type InstitutionMoment,
  type InstitutionUnitType,
  institutionFigure,
  placeAmong,
  reportedIndicator,
} from '@smalspor/domain/institution-report';
import type { InstitutionIndicator } from '@smalspor/domain/institutions';
import type { BeforeAfter, Comparators, Figure } from '@smalspor/domain/reports';
import { addMonths, formatMonth, type Month, type Period, periodStart } from '@smalspor/domain/time';
import type {
  InstitutionArea,
  InstitutionFigures,
  InstitutionReader,
} from '@smalspor/warehouse/institutions';
import { figuresOfType, type ReadFigures, yearTo } from './figures-reader.ts';

/** What the figures of one kind of stay in one institution are read from. */
export interface InstitutionSource {
  readonly reader: InstitutionReader;
  readonly figures: ReadFigures;
  readonly organisation: number;
  readonly unitType: InstitutionUnitType;
  /** The county of today that it lies in; `null` where nobody knows. */
  readonly county: number | null;
  /** Whether the county's figures are of those that take part alone. */
  readonly takingPart: boolean;
  readonly moment: InstitutionMoment;
  readonly period: Period;
  /** Counties of today in which the programme had begun by the end of the period; `null` where it has no plan. */
  readonly begun: ReadonlySet<number> | null;
  /** Values of the previous report, by indicator. */
  readonly previous: ReadonlyMap<string, number>;
}

/** Three years of quarters in the curves. */
const TREND_POINTS = 12;

/** One indicator with everything that the report shows of it. */
export async function institutionIndicator(
  source: InstitutionSource,
  definition: InstitutionIndicator,
): Promise<InstitutionIndicatorInput> {
  const { end } = source.period;
  const own = await ownFigure(source, definition, yearTo(end));
  return {
    definition: reportedIndicator(definition),
    own,
    ownYearBefore: null,
    previous: source.previous.get(definition.id) ?? null,
    expected: null,
    comparators: othersAt(source, definition, end),
    comparatorsYearBefore: {},
    quartiles: null,
    benchmark: null,
    trend: isIn(INSTITUTION_SECTIONS.trends, definition) ? await trendOf(source, definition) : [],
    place: isIn(INSTITUTION_SECTIONS.places, definition) ? await placeOf(source, definition, own) : null,
    change:
      source.moment !== 'start' && isIn(INSTITUTION_SECTIONS.change, definition)
        ? await changeOf(source, definition)
        : null,
  };
}

function isIn(ids: readonly string[], { id }: InstitutionIndicator): boolean {
  return ids.includes(id);
}

const NO_DATA: Figure = { estimate: { value: null, reason: 'no-data' }, dispersion: 1 };

async function ownFigure(
  { figures, organisation, unitType }: InstitutionSource,
  definition: InstitutionIndicator,
  span: { readonly from: Month; readonly to: Month },
): Promise<Figure> {
  const own = figuresOfType(await figures(organisation, span), unitType);
  return own === null ? NO_DATA : institutionOwnFigure(own, definition);
}

/** A whole period without a purchase is more likely a file that is missing than a home without antibiotics. */
export function institutionOwnFigure(own: InstitutionFigures, definition: InstitutionIndicator): Figure {
  const sums = own.sums[definition.id];
  if (sums === undefined || own.monthsWithoutPurchase === own.months) return NO_DATA;
  return institutionFigure(definition, sums);
}

function othersAt(
  source: InstitutionSource,
  definition: InstitutionIndicator,
  end: Month,
): Comparators<Figure> {
  const { county, takingPart } = source;
  return {
    ...(county === null
      ? {}
      : { county: published(source, definition, { level: 'county', county, takingPart }, end) }),
    nation: published(source, definition, { level: 'nation' }, end),
  };
}

function published(
  { reader, unitType }: InstitutionSource,
  definition: InstitutionIndicator,
  area: InstitutionArea,
  end: Month,
): Figure {
  const told = reader.published(area, { unitType, indicator: definition.id, end });
  return told.sums === null
    ? { estimate: { value: null, reason: told.reason }, dispersion: 1 }
    : institutionFigure(definition, told.sums);
}

async function trendOf(
  source: InstitutionSource,
  definition: InstitutionIndicator,
): Promise<InstitutionIndicatorInput['trend']> {
  const ends = source.reader.ends.filter((end) => end <= source.period.end).slice(-TREND_POINTS);
  return Promise.all(
    ends.map(async (end) => {
      const others = othersAt(source, definition, end);
      return {
        end: formatMonth(end),
        own: await ownFigure(source, definition, yearTo(end)),
        comparators: {
          county: others.county?.estimate.value ?? null,
          nation: others.nation?.estimate.value ?? null,
        },
      };
    }),
  );
}

async function placeOf(
  { reader, county, unitType, period }: InstitutionSource,
  definition: InstitutionIndicator,
  own: Figure,
): Promise<InstitutionIndicatorInput['place']> {
  const key = { unitType, indicator: definition.id, end: period.end };
  const places = await reader.places(county, key);
  if (places.among === null) return { bins: [], own: null, previous: null };
  const bins = closedBins(places.bins);
  const among = places.takingPart ? 'county-taking-part' : places.among;
  return { among, bins, own: placeAmong(bins, own.estimate), previous: null };
}

/**
 * Own months against the same a year earlier. Others' figures are told for whole years alone: in a report about six months
 * theirs are of twelve, and say so.
 */
async function changeOf(
  source: InstitutionSource,
  definition: InstitutionIndicator,
): Promise<InstitutionIndicatorInput['change']> {
  const { period, moment, county, begun, takingPart } = source;
  const [end, before] = [period.end, addMonths(period.end, -12)];
  const span = (to: Month) => ({ from: addMonths(periodStart(period), to - end), to });
  const window = moment === 'six-months' ? ('rolling12' as const) : ('year' as const);
  const pair = (at: (to: Month) => Figure): BeforeAfter => ({ before: at(before), after: at(end), window });
  const controls = begun === null ? null : controlsAt(source, definition, begun);
  return {
    own: {
      before: await ownFigure(source, definition, span(before)),
      after: await ownFigure(source, definition, span(end)),
      window: moment === 'six-months' ? 'half' : 'year',
    },
    comparators: {
      ...(county === null
        ? { nation: pair((to) => published(source, definition, { level: 'nation' }, to)) }
        : {
            county: pair((to) => published(source, definition, { level: 'county', county, takingPart }, to)),
          }),
      ...(controls === null ? {} : { controls: { ...controls, window } }),
    },
  };
}

/** The counties where the programme had not begun and that are told of in both years, added up; `null` where there is none. */
function controlsAt(
  { reader, unitType, period }: InstitutionSource,
  definition: InstitutionIndicator,
  begun: ReadonlySet<number>,
): Pick<BeforeAfter, 'before' | 'after'> | null {
  const key = (end: Month) => ({ unitType, indicator: definition.id, end });
  const [before, after] = [addMonths(period.end, -12), period.end];
  const earlier = new Set(reader.publishedCounties(key(before)));
  const counties = reader
    .publishedCounties(key(after))
    .filter((each) => earlier.has(each) && !begun.has(each));
  if (counties.length === 0) return null;
  const figureAt = (end: Month): Figure => {
    let [numerator, sumOfSquares, denominator] = [0, 0, 0];
    for (const county of counties) {
      const { sums } = reader.published({ level: 'county', county }, key(end));
      if (sums === null) return { estimate: { value: null, reason: 'suppressed' }, dispersion: 1 };
      numerator += sums.numerator;
      sumOfSquares += sums.sumOfSquares;
      denominator += sums.denominator;
    }
    return institutionFigure(definition, { numerator, sumOfSquares, denominator });
  };
  return { before: figureAt(before), after: figureAt(after) };
}
