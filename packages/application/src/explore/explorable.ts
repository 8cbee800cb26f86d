import {
  EXPLORE_LEVELS,
  type ExploreLevel,
  type ExploreMeasure,
  type ExplorePeriod,
  institutionMeasureOf,
  measureOf,
} from '@smalspor/domain/explore';
import type { IndicatorDefinition } from '@smalspor/domain/indicators';
import type { InstitutionIndicator } from '@smalspor/domain/institutions';
import type { ReportedIndicator } from '@smalspor/domain/reports';
import type { PeriodKind } from '@smalspor/domain/time';
import type { InstitutionReader, UnitType } from '@smalspor/warehouse/institutions';
import type { ReleaseReader } from '@smalspor/warehouse/read';
import type { House } from '../house/house.ts';

/** A level, and the periods in which the release can tell of it. */
export interface ExplorableLevel {
  readonly level: ExploreLevel;
  readonly periods: readonly ExplorePeriod[];
}

interface Common {
  readonly id: string;
  readonly reported: ReportedIndicator;
  readonly minimum: number;
  readonly measure: ExploreMeasure;
  readonly levels: readonly ExplorableLevel[];
}

/** An indicator that the release tells of. */
export type Explorable =
  | (Common & { readonly of: 'doctors'; readonly definition: IndicatorDefinition })
  | (Common & {
      readonly of: 'institutions';
      readonly definition: InstitutionIndicator;
      readonly institutions: InstitutionReader;
    });

/** Types of ward, which are never added up. */
export const WARDS: readonly UnitType[] = ['long-term', 'short-term', 'acute', 'home-care', 'mixed'];

/** Every indicator that the release tells anything of, in the order of the content. */
export function explorables(
  { content }: Pick<House, 'content'>,
  reader: ReleaseReader,
): readonly Explorable[] {
  const { institutions } = reader;
  return [
    ...content.indicators.map((definition) => ofDoctors(definition, reader)),
    ...(institutions === null
      ? []
      : content.institutionIndicators
          .filter(({ id }) => institutions.indicators.includes(id))
          .map((definition) => ofInstitutions(definition, institutions))),
  ].filter(({ levels }) => levels.length > 0);
}

function ofDoctors(definition: IndicatorDefinition, reader: ReleaseReader): Explorable {
  const measure = measureOf(definition);
  const own = reader.manifest.cellColumns.find(({ indicator }) => indicator === definition.id)?.kinds ?? [];
  const periodsOf = (level: ExploreLevel): readonly ExplorePeriod[] => {
    switch (level) {
      case 'own':
        return periodsFrom(new Set(own), true);
      case 'group':
        return periodsFrom(new Set(own.filter((kind) => kind === 'half' || kind === 'rolling12')), false);
      case 'prescriber':
        return measure.chance !== 'none' && own.includes('rolling12') ? ['rolling12'] : [];
      case 'region':
        return periodsFrom(reader.publishedKinds(definition.id, 'county'), true);
      default:
        return periodsFrom(reader.publishedKinds(definition.id, level), true);
    }
  };
  return {
    of: 'doctors',
    id: definition.id,
    definition,
    reported: definition,
    minimum: definition.minimum,
    measure,
    levels: EXPLORE_LEVELS.map((level) => ({ level, periods: periodsOf(level) })).filter(
      ({ periods }) => periods.length > 0,
    ),
  };
}

function ofInstitutions(definition: InstitutionIndicator, institutions: InstitutionReader): Explorable {
  const scale = 'bedTime' in definition.denominator ? 'per100BedDays' : 'percent';
  return {
    of: 'institutions',
    id: definition.id,
    definition,
    institutions,
    reported: { ...definition, scale, standardised: false },
    minimum: definition.minimum,
    measure: institutionMeasureOf(definition),
    levels:
      institutions.ends.length === 0
        ? []
        : [
            { level: 'nation', periods: ['rolling12'] },
            { level: 'countyNow', periods: ['rolling12'] },
          ],
  };
}

/** A quarter is three months. */
function periodsFrom(kinds: ReadonlySet<PeriodKind>, byQuarter: boolean): readonly ExplorePeriod[] {
  return [
    ...(kinds.has('month') ? ['month' as const] : []),
    ...(kinds.has('month') && byQuarter ? ['quarter' as const] : []),
    ...(kinds.has('half') ? ['half' as const] : []),
    ...(kinds.has('year') ? ['year' as const] : []),
    ...(kinds.has('rolling12') ? ['rolling12' as const] : []),
  ];
}
