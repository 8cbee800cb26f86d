import { EXPLORE_LIKENESS, EXPLORE_SPLITS } from '@smalspor/domain/explore';
import { Type } from 'typebox';
import { ExploreView, Level, PeriodKind, UnitId, WardType } from './explore-view.ts';
import { operation } from './operation.ts';
import {
  Count,
  Id,
  LanguageSchema,
  LocalisedSchema,
  MonthText,
  Nothing,
  Nullable,
  OneOf,
  PartId,
  type TypedFile,
} from './schemas.ts';

/** What a view can be asked for by; everything but the indicator has a default. */
const ViewQuery = Type.Object({
  indicator: PartId,
  level: Type.Optional(Level),
  /** Units of the level, with commas between; at most twelve. Left out: the reader's own, or the first. */
  units: Type.Optional(Type.String({ pattern: '^[0-9a-z-]{1,20}(,[0-9a-z-]{1,20})*$' })),
  period: Type.Optional(PeriodKind),
  /** The last month of the period of variation, map and «why»; the newest told one if left out. */
  end: Type.Optional(MonthText),
  split: Type.Optional(OneOf(EXPLORE_SPLITS)),
  like: Type.Optional(OneOf(EXPLORE_LIKENESS)),
  wards: Type.Optional(WardType),
});

const read = { method: 'GET', policy: 'canExplore', status: 200, params: Nothing, body: Nothing } as const;

export const exploreOperations = {
  readExploreChoices: operation({
    ...read,
    path: '/api/explore/choices',
    kind: 'json',
    summary: 'Which figures I can look at, of whom, in which periods and parts',
    query: Nothing,
    response: Type.Object({
      /** `null` before the first release; nothing can be chosen then. */
      release: Nullable(Type.Object({ id: Id, from: MonthText, to: MonthText, synthetic: Type.Boolean() })),
      indicators: Type.Array(
        Type.Object({
          id: PartId,
          name: LocalisedSchema,
          short: LocalisedSchema,
          kind: OneOf(['volume', 'choice', 'profile']),
          setting: OneOf(['general-practice', 'residents', 'institutions']),
          /** Each level with the periods that the release can tell of it, newest end last. */
          levels: Type.Array(Type.Object({ level: Level, periods: Type.Array(PeriodKind) })),
          splits: Type.Array(OneOf(EXPLORE_SPLITS)),
          /** Kinds of stay, for institutions; one must be chosen. */
          wards: Type.Array(WardType),
        }),
      ),
      levels: Type.Array(
        Type.Object({
          level: Level,
          /** Those that the reader may see. */
          units: Type.Array(
            Type.Object({
              id: UnitId,
              name: LocalisedSchema,
              own: Type.Boolean(),
              /** The release knows it in its last quarter; the others are areas of earlier borders, and come last. */
              current: Type.Boolean(),
            }),
          ),
        }),
      ),
      /** Last months, in the order of time. */
      ends: Type.Array(Type.Object({ period: PeriodKind, ends: Type.Array(MonthText) })),
    }),
  }),
  readExploreMap: operation({
    ...read,
    path: '/api/explore/map',
    kind: 'json',
    summary: 'The borders of the counties of today as the site has given them, to be drawn',
    query: Nothing,
    /** `null` where the site has given none. */
    response: Type.Object({
      map: Nullable(
        Type.Object({
          width: Count,
          height: Count,
          areas: Type.Array(
            Type.Object({
              id: UnitId,
              /** Moves and lines in whole units, to be filled by the even-odd rule. */
              path: Type.String(),
              /** Where a name has most room, and how much. */
              label: Type.Object({ x: Count, y: Count, room: Count, height: Count }),
            }),
          ),
        }),
      ),
    }),
  }),
  readExploreView: operation({
    ...read,
    path: '/api/explore/view',
    kind: 'json',
    summary: 'One indicator of one or more units over time, beside others, and what it is made of',
    query: ViewQuery,
    response: ExploreView,
  }),
  exportExploreView: operation({
    ...read,
    path: '/api/explore/export',
    kind: 'file',
    summary: 'The figures of a view as a table: CSV (semicolon, decimal comma) or a spreadsheet',
    query: Type.Object({ ...ViewQuery.properties, format: OneOf(['csv', 'xlsx']), language: LanguageSchema }),
    response: Type.Unsafe<TypedFile>({ type: 'string', format: 'binary' }),
  }),
} as const;
