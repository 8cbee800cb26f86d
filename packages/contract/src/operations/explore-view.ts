import {
  EXPLORE_LEVELS,
  EXPLORE_LIKENESS,
  EXPLORE_PERIODS,
  EXPLORE_SPLITS,
  SIZE_CLASSES,
} from '@smalspor/domain/explore';
import { Type } from 'typebox';
import { Count, Id, LocalisedSchema, MonthText, Nullable, OneOf, PartId } from './schemas.ts';

export const Level = OneOf(EXPLORE_LEVELS);
export const PeriodKind = OneOf(EXPLORE_PERIODS);
export const WardType = OneOf(['long-term', 'short-term', 'acute', 'home-care', 'mixed']);
/** A code of municipality or county, a health region, a group's number; `rest-NN` the folded municipalities of county NN. */
export const UnitId = Type.String({ pattern: '^[0-9a-z-]{1,20}$' });
const NumberOrNull = Nullable(Type.Number());

/** What a figure is of. */
const Unit = Type.Object({ level: Level, id: UnitId, name: LocalisedSchema });

/** Why there is no value; the words are those of `noValue` in `content/messages/common.yaml`. */
const HiddenReason = OneOf([
  'below-minimum',
  'no-denominator',
  'no-list',
  'no-declared-list',
  'no-data',
  'boundary-split',
  'suppressed',
  'too-few-members',
  'no-valid-interval',
]);

/** A told figure; where there is none, why. Numerator and denominator are told with a value and never without. */
const Point = Type.Object({
  /** The last month of the period. */
  end: MonthText,
  value: NumberOrNull,
  low: NumberOrNull,
  high: NumberOrNull,
  numerator: NumberOrNull,
  denominator: NumberOrNull,
  /** What the age and sex of the lists lead one to expect, on the same scale. */
  expected: NumberOrNull,
  reason: Nullable(HiddenReason),
});

const Signals = Type.Object({
  centre: Type.Number(),
  /** One for each point of the series: the limits of chance, three standard errors (Laney). */
  points: Type.Array(
    Type.Object({
      low: NumberOrNull,
      high: NumberOrNull,
      beyond: Nullable(OneOf(['above', 'below'])),
      /** Part of the longest run, where that is unusually long. */
      inRun: Type.Boolean(),
    }),
  ),
  /** `null` for fewer than ten points off the centre. */
  runs: Nullable(
    Type.Object({
      longestRun: Count,
      longestRunLimit: Count,
      crossings: Count,
      crossingsLimit: Count,
      shifted: Type.Boolean(),
      crossesTooSeldom: Type.Boolean(),
    }),
  ),
  any: Type.Boolean(),
  newest: Nullable(OneOf(['beyond', 'run'])),
});

const Limits = Type.Object({ low: Type.Number(), high: Type.Number() });

const CentralityClass = Type.Integer({ minimum: 1, maximum: 6 });

/** How places like mine were chosen: by class of size, or by centrality and then by inhabitants. */
const Likeness = Type.Object({
  /** Told at `end`, the municipality itself among them. */
  places: Count,
  size: Nullable(OneOf(SIZE_CLASSES)),
  /** Classes of Statistics Norway's KLASS 128 by the edition of a year, 1 the most central; inhabitants, `null` for no limit. */
  centrality: Nullable(
    Type.Object({
      edition: Type.Integer(),
      mostCentral: CentralityClass,
      leastCentral: CentralityClass,
      from: Nullable(Count),
      to: Nullable(Count),
    }),
  ),
});

/** All units of the level that the reader may see, in one period. */
const Variation = Type.Object({
  end: MonthText,
  /** Units of the level that the funnel and the adjustment rest on, those outside the reader's scope among them. */
  population: Count,
  /** The common value of all of them. */
  target: Type.Number(),
  /** What `size` counts: expected events, or the total that a share is of. */
  sizeIs: OneOf(['expected', 'total']),
  /** φ: 1 where there is only chance. τ²: variance between units on the funnel's scale. `null` of doctors, who are told of coarsely. */
  phi: NumberOrNull,
  /** Values are put right for the age and sex of the lists: observed over expected, times the common value. */
  standardised: Type.Boolean(),
  tauSquared: NumberOrNull,
  /** From the lowest to the highest adjusted value; ranked on it and never on the raw. Those without a value come last. */
  units: Type.Array(
    Type.Object({
      unit: Unit,
      point: Point,
      size: NumberOrNull,
      /** The value as it is counted, on the footing of the adjusted one: by age and sex where `standardised`. */
      raw: NumberOrNull,
      /** Place among all told units of the level, 1 = lowest; `null` without a value. */
      rank: Nullable(Count),
      shrunken: NumberOrNull,
      shrunkenLow: NumberOrNull,
      shrunkenHigh: NumberOrNull,
      beyond: Nullable(OneOf(['narrow', 'wide'])),
      own: Type.Boolean(),
    }),
  ),
  /** 95 % and 99.8 % limits with overdispersion, by size. */
  curve: Type.Array(Type.Object({ size: Type.Number(), narrow: Limits, wide: Limits })),
  /** At least ten units in each, of the whole population: doctors are told in no other way. */
  bins: Type.Array(
    Type.Object({
      from: Count,
      to: Count,
      shrunken: Type.Number(),
      low: Type.Number(),
      high: Type.Number(),
      raw: NumberOrNull,
      own: Type.Boolean(),
    }),
  ),
});

export const ExploreView = Type.Object({
  /** What is shown, with everything filled in that was left out: the address that shows it again. */
  state: Type.Object({
    indicator: PartId,
    level: Level,
    units: Type.Array(UnitId),
    period: PeriodKind,
    end: MonthText,
    split: Nullable(OneOf(EXPLORE_SPLITS)),
    like: Nullable(OneOf(EXPLORE_LIKENESS)),
    wards: Nullable(WardType),
  }),
  synthetic: Type.Boolean(),
  indicator: Type.Object({
    id: PartId,
    name: LocalisedSchema,
    short: LocalisedSchema,
    unit: LocalisedSchema,
    scale: OneOf(['rate', 'percent', 'ratio']),
    decimals: Count,
    direction: OneOf(['higher', 'lower', 'none']),
    kind: OneOf(['volume', 'choice', 'profile']),
  }),
  /** Last months of the periods, in the order of time. Every series has one point for each. */
  ends: Type.Array(MonthText),
  /** The chosen units; empty for doctors. */
  series: Type.Array(
    Type.Object({
      unit: Unit,
      points: Type.Array(Point),
      /** `null` for figures that overlap in time, for sums without a known chance, and for fewer than ten points in a row. */
      signals: Nullable(Signals),
    }),
  ),
  /** What they are compared with: of a doctor the group and the municipality, the county, «øvrige kommuner», the nation, places like mine together. */
  lines: Type.Array(
    Type.Object({
      kind: OneOf(['nation', 'county', 'municipality', 'group', 'rest', 'like']),
      unit: Unit,
      points: Type.Array(Point),
      /** Of places like mine: how many are told, and how they were chosen. */
      like: Nullable(Likeness),
    }),
  ),
  annotations: Type.Array(
    Type.Object({
      id: PartId,
      month: MonthText,
      text: LocalisedSchema,
      source: Type.String(),
      invented: Type.Boolean(),
    }),
  ),
  /** The parts of the figure of the first unit, where a split was asked for. */
  split: Nullable(
    Type.Object({
      by: OneOf(EXPLORE_SPLITS),
      /** Of the parts, which may be shares of what the whole counts. */
      unit: LocalisedSchema,
      scale: OneOf(['rate', 'percent', 'ratio']),
      decimals: Count,
      parts: Type.Array(Type.Object({ indicator: PartId, name: LocalisedSchema, points: Type.Array(Point) })),
    }),
  ),
  /** `null` for levels of one unit, and for scales that chance cannot be told of. */
  variation: Nullable(Variation),
  /**
   * Every county that the reader may see, of today or in the borders of the time as the level says: one value for each of `ends`
   * for small multiples, and the figure at `end` for the map. Empty for municipalities, groups and doctors.
   */
  counties: Type.Array(Type.Object({ unit: Unit, values: Type.Array(NumberOrNull), point: Point })),
  /** «Why this number»: the first unit at `end`. */
  why: Type.Object({
    name: LocalisedSchema,
    definition: LocalisedSchema,
    reason: LocalisedSchema,
    caveats: LocalisedSchema,
    version: Type.Integer(),
    minimum: Type.Number(),
    release: Id,
    builtAt: Type.String(),
    from: MonthText,
    to: MonthText,
    dddIndexYear: Type.Integer(),
    unit: Nullable(Unit),
    point: Nullable(Point),
    /** How many of the view's figures have no value, by reason. */
    hidden: Type.Array(Type.Object({ reason: HiddenReason, figures: Count })),
  }),
});
