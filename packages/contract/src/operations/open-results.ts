import { COUNTED_UNITS, OPEN_LEVELS, OPEN_REASONS } from '@smalspor/domain/open-results';
import { Type } from 'typebox';
import {
  OPEN_BASE,
  OpenIndicator,
  OpenIndicatorDetails,
  OpenPeriodKind,
  OpenProgramme,
  ReleaseId,
} from './open-shapes.ts';
import { operation } from './operation.ts';
import {
  Count,
  Id,
  Instant,
  LanguageSchema,
  LocalisedSchema,
  MonthText,
  Nothing,
  Nullable,
  OneOf,
  PartId,
  type TypedFile,
} from './schemas.ts';

const AreaId = Type.String({ pattern: '^[a-z][0-9a-z-]{0,40}$', description: 'As /areas lists them' });
const WardType = OneOf(['long-term', 'short-term', 'acute', 'home-care', 'mixed']);

const Value = Type.Object({
  indicator: PartId,
  version: Type.Integer({ description: 'The version of the definition' }),
  area: AreaId,
  wardType: Nullable(WardType),
  period: Type.Object({ kind: OpenPeriodKind, from: MonthText, to: MonthText }),
  value: Nullable(Type.Number({ description: 'null where there is no number; reason then says why' })),
  low: Nullable(Type.Number({ description: 'Lower limit of the 95 % interval' })),
  high: Nullable(Type.Number({ description: 'Upper limit of the 95 % interval' })),
  numerator: Nullable(Type.Number()),
  denominator: Nullable(Type.Number()),
  reason: Nullable(OneOf(OPEN_REASONS)),
});

const read = {
  method: 'GET',
  policy: 'canUseWithoutSignIn',
  kind: 'json',
  status: 200,
  params: Nothing,
  query: Nothing,
  body: Nothing,
  isOpenData: true,
} as const;

/** A reader that follows links keeps to one release: when it is gone, it is told so. */
const OfRelease = { release: Type.Optional(ReleaseId) };

const file = Type.Unsafe<TypedFile>({ type: 'string', format: 'binary' });

export const openResultOperations = {
  listOpenReleases: operation({
    ...read,
    path: `${OPEN_BASE}/releases`,
    summary: 'Releases, newest first: which one is told now, and which were withdrawn',
    response: Type.Object({
      current: Nullable(ReleaseId),
      releases: Type.Array(
        Type.Object({
          id: ReleaseId,
          state: OneOf(['current', 'superseded', 'withdrawn']),
          synthetic: Type.Boolean({ description: 'Invented figures about nobody' }),
          publishedAt: Instant,
          withdrawnAt: Nullable(Instant),
        }),
      ),
    }),
  }),
  readOpenRelease: operation({
    ...read,
    path: `${OPEN_BASE}/releases/:release`,
    summary: 'The months that the release covers, and the rules that it is counted by',
    params: Type.Object({ release: ReleaseId }),
    response: Type.Object({
      id: ReleaseId,
      synthetic: Type.Boolean(),
      publishedAt: Instant,
      from: MonthText,
      to: MonthText,
      contentVersion: Type.String(),
      dddIndexYear: Type.Integer(),
      hiddenBelow: Type.Integer({ description: 'Numbers above 0 and below this are hidden' }),
    }),
  }),
  listOpenIndicators: operation({
    ...read,
    path: `${OPEN_BASE}/indicators`,
    summary: 'What is measured in the release',
    query: Type.Object(OfRelease),
    response: Type.Object({ release: ReleaseId, indicators: Type.Array(OpenIndicator) }),
  }),
  readOpenIndicator: operation({
    ...read,
    path: `${OPEN_BASE}/indicators/:indicator`,
    summary: 'What an indicator means and how it is counted',
    params: Type.Object({ indicator: PartId }),
    query: Type.Object(OfRelease),
    response: OpenIndicatorDetails,
  }),
  listOpenAreas: operation({
    ...read,
    path: `${OPEN_BASE}/areas`,
    summary: 'The country and the counties, as they were and as they are today',
    query: Type.Object(OfRelease),
    response: Type.Object({
      release: ReleaseId,
      areas: Type.Array(
        Type.Object({
          id: AreaId,
          level: OneOf(OPEN_LEVELS),
          code: Nullable(Type.String({ description: 'The official number of the county' })),
          name: LocalisedSchema,
          validFrom: Nullable(MonthText),
          validTo: Nullable(MonthText),
        }),
      ),
    }),
  }),
  listOpenValues: operation({
    ...read,
    path: `${OPEN_BASE}/values`,
    summary: 'The figures of one indicator, a page at a time',
    query: Type.Object({
      ...OfRelease,
      indicator: PartId,
      area: Type.Optional(AreaId),
      level: Type.Optional(OneOf(OPEN_LEVELS)),
      kind: Type.Optional(OpenPeriodKind),
      wardType: Type.Optional(WardType),
      from: Type.Optional(MonthText),
      to: Type.Optional(MonthText),
      offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
    }),
    response: Type.Object({
      release: ReleaseId,
      synthetic: Type.Boolean(),
      total: Count,
      offset: Count,
      limit: Count,
      next: Nullable(Type.String({ description: 'The address of the next page' })),
      values: Type.Array(Value),
    }),
  }),
  downloadOpenValues: operation({
    ...read,
    kind: 'file',
    path: `${OPEN_BASE}/download`,
    summary: 'All figures of one indicator as a file, with the dictionary in the Excel file',
    query: Type.Object({
      ...OfRelease,
      indicator: PartId,
      format: OneOf(['csv', 'xlsx']),
      language: LanguageSchema,
    }),
    response: file,
  }),
  readOpenDictionary: operation({
    ...read,
    path: `${OPEN_BASE}/dictionary`,
    summary: 'What each column, unit and code means',
    response: Type.Object({
      columns: Type.Array(
        Type.Object({ id: Id, type: OneOf(['text', 'number', 'month']), text: LocalisedSchema }),
      ),
      units: Type.Array(Type.Object({ id: OneOf(COUNTED_UNITS), text: LocalisedSchema })),
      reasons: Type.Array(Type.Object({ id: OneOf(OPEN_REASONS), text: LocalisedSchema })),
      kinds: Type.Array(Type.Object({ id: OpenPeriodKind, text: LocalisedSchema })),
      levels: Type.Array(Type.Object({ id: OneOf(OPEN_LEVELS), text: LocalisedSchema })),
      wardTypes: Type.Array(Type.Object({ id: WardType, text: LocalisedSchema })),
    }),
  }),
  downloadOpenDictionary: operation({
    ...read,
    kind: 'file',
    path: `${OPEN_BASE}/dictionary/download`,
    summary: 'The dictionary as a table (CSV)',
    query: Type.Object({ language: LanguageSchema }),
    response: file,
  }),
  listOpenProgrammes: operation({
    ...read,
    path: `${OPEN_BASE}/programmes`,
    summary: 'The programmes that are evaluated',
    response: Type.Object({
      programmes: Type.Array(Type.Object({ id: PartId, name: LocalisedSchema, short: LocalisedSchema })),
    }),
  }),
  readOpenProgramme: operation({
    ...read,
    path: `${OPEN_BASE}/programmes/:programme`,
    summary: 'How figures changed with a programme, and how much of that the programme did',
    params: Type.Object({ programme: PartId }),
    query: Type.Object(OfRelease),
    response: OpenProgramme,
  }),
} as const;
