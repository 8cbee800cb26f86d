import { SIGNAL_LEVELS, SIGNAL_PATTERNS } from '@smalspor/domain/signals';
import { Type } from 'typebox';
import { operation } from './operation.ts';
import { Count, Id, Instant, LocalisedSchema, MonthText, Nothing, Nullable, OneOf } from './schemas.ts';

const Figure = Type.Number();
const Side = OneOf(['above', 'below']);

export const SignalView = Type.Object({
  id: Id,
  level: OneOf(SIGNAL_LEVELS),
  /** The area's, group's or institution's; `null` for the reader's own practice. */
  unitName: Nullable(Type.String()),
  /** The area's official code; `null` for what is no area. */
  area: Nullable(Type.String()),
  /** A CME group's number; `null` for what is no group. */
  group: Nullable(Type.String()),
  /** An institution's number, and which of its types of ward; `null` for what is no institution. */
  organisation: Nullable(Type.String()),
  ward: Nullable(OneOf(['long-term', 'short-term', 'acute', 'home-care', 'mixed'])),
  indicator: Type.String(),
  name: LocalisedSchema,
  pattern: OneOf(SIGNAL_PATTERNS),
  side: Side,
  /** First month of what is unusual. */
  from: MonthText,
  foundAt: Instant,
  /** Whether it stands in the served release; else it has gone over. */
  stands: Type.Boolean(),
  /** Whether the served release gave it first. */
  isNew: Type.Boolean(),
});

const read = { method: 'GET', policy: 'canFollowSignals', kind: 'json', status: 200 } as const;

export const signalOperations = {
  listSignals: operation({
    ...read,
    path: '/api/signals',
    summary: 'What stands out in the figures that the reader follows: own ones, or those told of areas',
    params: Nothing,
    query: Nothing,
    body: Nothing,
    response: Type.Object({
      /** The served release, and how many of its parts have been looked through; `null` before the first. */
      release: Nullable(Type.Object({ id: Id, to: MonthText, done: Count, parts: Count })),
      /** How many units the reader follows. */
      followed: Type.Object({
        doctor: Count,
        group: Count,
        municipality: Count,
        county: Count,
        institution: Count,
      }),
      /** What is watched of them. */
      indicators: Type.Array(LocalisedSchema),
      /** Signals that chance alone would give these units in a year. */
      byChancePerYear: Type.Number({ minimum: 0 }),
      /** Those that stand first, then by when they were found. */
      signals: Type.Array(SignalView),
    }),
  }),
  stopDigest: operation({
    method: 'POST',
    path: '/api/digest/stop',
    summary: 'Stop the digest by the link in one of its letters, without a log-in',
    policy: 'canUseWithoutSignIn',
    kind: 'json',
    status: 200,
    params: Nothing,
    query: Nothing,
    body: Type.Object({ token: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }) }),
    response: Type.Object({ stopped: Type.Literal(true) }),
  }),
  readSignal: operation({
    ...read,
    path: '/api/signals/:signalId',
    summary: 'A signal with the months that it was seen in',
    params: Type.Object({ signalId: Id }),
    query: Nothing,
    body: Nothing,
    response: Type.Object({
      signal: SignalView,
      definition: LocalisedSchema,
      direction: OneOf(['higher', 'lower', 'none']),
      /** Standard errors from what is usual to a limit. */
      sigmas: Figure,
      /** `null` where the served release does not tell of it any more. */
      picture: Nullable(
        Type.Object({
          step: OneOf(['month', 'quarter', 'year']),
          /** Ratio to the country, or of an institution to its own bed days, that is usual for the unit. */
          centre: Figure,
          points: Type.Array(
            Type.Object({
              /** The last month of the point. */
              month: MonthText,
              value: Nullable(Figure),
              low: Nullable(Figure),
              high: Nullable(Figure),
              beyond: Nullable(Side),
              inRun: Type.Boolean(),
            }),
          ),
          annotations: Type.Array(Type.Object({ month: MonthText, text: LocalisedSchema })),
        }),
      ),
    }),
  }),
} as const;
