import { UNIT_REGISTERS } from '@smalspor/domain/programmes';
import { Type } from 'typebox';
import { operation } from './operation.ts';
import type { PdfFile } from './reports.ts';
import {
  Count,
  LanguageSchema,
  LocalisedSchema,
  MonthText,
  Nothing,
  Nullable,
  OneOf,
  PartId,
} from './schemas.ts';

/** In per cent of the value before, with the 95 % interval; limits are `null` where there are too few parts to tell. */
const ChangeView = Type.Object({
  changePercent: Type.Number(),
  low: Nullable(Type.Number()),
  high: Nullable(Type.Number()),
});

const Described = Type.Object({
  /** Participants of all counties together, on the indicator's own scale. */
  before: Type.Number(),
  after: Type.Number(),
  participants: ChangeView,
  nation: Nullable(ChangeView),
  /** Those of the same counties who never took part. */
  others: Nullable(ChangeView),
  /** Counties that nobody had begun in. */
  notStarted: Nullable(ChangeView),
  counties: Type.Array(
    Type.Object({
      county: Type.String({ pattern: '^[0-9]{2}$' }),
      name: Type.String(),
      units: Count,
      /** First month of the year before and last of the year after, over all who began in the county. */
      from: MonthText,
      to: MonthText,
      hasPandemic: Type.Boolean(),
      before: Type.Number(),
      after: Type.Number(),
      change: ChangeView,
      /** What the country changed by over the same months. */
      nationPercent: Nullable(Type.Number()),
    }),
  ),
});

const Controlled = Type.Object({
  /** Mean of the first twelve months, against those who had not begun. */
  firstYear: ChangeView,
  /** The difference more than two years before the start, which should be none; `null` where the series does not reach so far. */
  preTrend: Nullable(ChangeView),
  /** By three months, counted from the start. */
  events: Type.Array(
    Type.Object({
      from: Type.Integer(),
      phase: OneOf(['before', 'expecting', 'after']),
      change: ChangeView,
    }),
  ),
});

const EvaluatedMeasureView = Type.Object({
  indicator: Type.String(),
  name: LocalisedSchema,
  /** Whether values are shares in per cent, or rates as the name says. */
  scale: OneOf(['percent', 'rate']),
  direction: OneOf(['lower', 'higher', 'none']),
  /** `null` where nobody has a year on both sides of the start in the series. */
  described: Nullable(Described),
  /** `null` where nobody is without the programme in any month after others began. */
  controlled: Nullable(Controlled),
  /** What was planted in a synthetic country, in per cent; `null` where nothing is known. */
  truth: Nullable(
    Type.Object({
      participants: Nullable(Type.Number()),
      nation: Nullable(Type.Number()),
      effect: Nullable(Type.Number()),
    }),
  ),
});

export const evaluationOperations = {
  readProgrammeEvaluation: operation({
    method: 'GET',
    path: '/api/evaluations/:programme',
    summary: 'How figures changed with a programme, and how much of that the programme did',
    policy: 'canReadEvaluations',
    kind: 'json',
    status: 200,
    params: Type.Object({ programme: PartId }),
    query: Nothing,
    body: Nothing,
    response: Type.Object({
      programme: PartId,
      name: LocalisedSchema,
      /** All programmes that are evaluated. */
      programmes: Type.Array(Type.Object({ id: PartId, short: LocalisedSchema })),
      /** Whether doctors or institutions take part. */
      register: OneOf(UNIT_REGISTERS),
      /** Why there is no evaluation; `null` where there is. */
      missing: Nullable(OneOf(['no-release', 'no-participations'])),
      evaluation: Nullable(
        Type.Object({
          synthetic: Type.Boolean(),
          from: MonthText,
          to: MonthText,
          participants: Count,
          /** Counties whose participants are too few to be told apart. */
          wholeCounties: Count,
          /** Participants by delivered lists and by rounds in this house; the earlier month holds where both name somebody. */
          sources: Nullable(Type.Object({ delivered: Count, own: Count, both: Count, contradicting: Count })),
          measures: Type.Array(EvaluatedMeasureView),
        }),
      ),
    }),
  }),
  readProgrammeEvaluationPdf: operation({
    method: 'GET',
    path: '/api/evaluations/:programme/pdf',
    summary: 'The same as PDF/UA, for whoever must show it to others',
    policy: 'canReadEvaluations',
    kind: 'pdf',
    status: 200,
    params: Type.Object({ programme: PartId }),
    query: Type.Object({ language: LanguageSchema }),
    body: Nothing,
    response: Type.Unsafe<PdfFile>({ type: 'string', format: 'binary' }),
  }),
} as const;
