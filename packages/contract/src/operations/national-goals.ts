import { GOAL_OUTCOMES, GOAL_UNITS, NO_POINT_REASONS } from '@smalspor/domain/national-goals';
import { Type } from 'typebox';
import { operation } from './operation.ts';
import { Id, Instant, LocalisedSchema, Nothing, Nullable, OneOf } from './schemas.ts';

const Year = Type.Integer();

const JudgedYear = Type.Object({
  year: Year,
  value: Nullable(Type.Number()),
  /** Per cent since the goal's first year, within the series that judges. */
  changePercent: Nullable(Type.Number()),
  meets: Type.Boolean(),
});

const Target = Type.Union([
  Type.Object({ kind: Type.Literal('change'), percent: Type.Number(), since: Year, by: Year }),
  Type.Object({ kind: Type.Literal('at-most'), value: Type.Number(), since: Year, by: Year }),
  Type.Object({ kind: Type.Literal('described') }),
]);

export const NationalGoalView = Type.Object({
  id: Id,
  name: LocalisedSchema,
  definition: LocalisedSchema,
  target: Target,
  note: Nullable(LocalisedSchema),
  source: Type.String(),
  outcome: OneOf(GOAL_OUTCOMES),
  judged: Nullable(JudgedYear),
  latest: Nullable(JudgedYear),
  /** What comes nearest to the goal among the indicators that the served release tells of the country; it decides nothing. */
  explore: Nullable(Type.Object({ indicator: Id, name: LocalisedSchema })),
  series: Type.Array(
    Type.Object({
      id: Id,
      name: LocalisedSchema,
      unit: OneOf(GOAL_UNITS),
      /** The goal is judged by this series, and by no other. */
      judges: Type.Boolean(),
      /** Fetched from a statistics bank; `null` for points that stand in our content. */
      fetched: Nullable(
        Type.Object({
          publisher: Type.String(),
          licence: Type.String(),
          /** `null` before the first fetch. */
          at: Nullable(Instant),
        }),
      ),
      points: Type.Array(
        Type.Object({
          year: Year,
          value: Nullable(Type.Number()),
          changePercent: Nullable(Type.Number()),
          reason: Nullable(OneOf(NO_POINT_REASONS)),
          source: Type.String(),
        }),
      ),
    }),
  ),
});

export const nationalGoalOperations = {
  readNationalGoals: operation({
    method: 'GET',
    path: '/api/national-goals',
    summary: 'The goals of the national action plan, year by year, and whether each was reached',
    policy: 'canUseWithoutSignIn',
    kind: 'json',
    status: 200,
    params: Nothing,
    query: Nothing,
    body: Nothing,
    response: Type.Object({ goals: Type.Array(NationalGoalView) }),
  }),
} as const;
