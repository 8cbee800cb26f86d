import { type Baseline, type GoalProgress, LONGEST_NOTE, PDSA_DECISIONS } from '@smalspor/domain/goals';
import type { Estimate } from '@smalspor/domain/indicators';
import type { TrendBlock } from '@smalspor/domain/reports';
import { Type } from 'typebox';
import { operation } from './operation.ts';
import { Id, Instant, LocalisedSchema, MonthText, Nothing, Nullable, OneOf, PlainDay } from './schemas.ts';

const Version = Type.Integer({ minimum: 1 });
const Span = Type.Object({ from: MonthText, to: MonthText });

/** On the indicator's scale. The domain says which numbers can be a target. */
export const Target = Type.Number({ minimum: -1_000_000, maximum: 1_000_000 });

export const MeasureInUse = Type.Object({ measure: Id, from: PlainDay, to: Nullable(PlainDay) });
const MeasuresInUse = Type.Array(MeasureInUse, { maxItems: 20 });

/** What an indicator is called here and how its values are written. */
const Told = {
  indicator: Id,
  name: LocalisedSchema,
  unit: LocalisedSchema,
  scale: OneOf(['percent', 'rate', 'ratio']),
  decimals: Type.Integer({ minimum: 0, maximum: 3 }),
  direction: OneOf(['higher', 'lower', 'none']),
};

const Figure = Type.Object({
  value: Type.Number(),
  low: Nullable(Type.Number()),
  high: Nullable(Type.Number()),
  period: Span,
});

export const GoalEntry = Type.Object({
  ...Told,
  id: Id,
  /** Counts the changes; a change names the version that it begins from. */
  version: Version,
  state: OneOf(['active', 'ended', 'dropped']),
  closedOn: Nullable(PlainDay),
  baseline: Type.Unsafe<Baseline>({ type: 'object', required: ['release', 'period', 'value'] }),
  target: Type.Number(),
  setOn: PlainDay,
  by: PlainDay,
  measures: MeasuresInUse,
  /** The figure of the served release; `null` where it has none. */
  now: Nullable(Figure),
  /** How the goal stands; `null` while no release is served or the indicator is gone. */
  progress: Nullable(Type.Unsafe<GoalProgress>({ type: 'object', required: ['state', 'months', 'isOver'] })),
});

export const PdsaNoteView = Type.Object({
  id: Id,
  turn: Type.Integer({ minimum: 1 }),
  startedOn: PlainDay,
  plan: Type.String(),
  did: Type.String(),
  study: Type.String(),
  act: Type.String(),
  decision: Nullable(OneOf(PDSA_DECISIONS)),
  version: Version,
  savedAt: Instant,
});

export const GoalChange = Type.Object({
  change: OneOf(['set', 'changed', 'ended', 'dropped']),
  at: Instant,
  target: Type.Number(),
  by: PlainDay,
  measures: MeasuresInUse,
});

export const GoalDetail = Type.Object({
  today: PlainDay,
  goal: GoalEntry,
  /** The indicator over time; `null` where it cannot be drawn. */
  trend: Nullable(Type.Unsafe<TrendBlock>({ type: 'object', required: ['id', 'points'] })),
  notes: Type.Array(PdsaNoteView),
  changes: Type.Array(GoalChange),
});

export const PracticeMeasureView = Type.Object({
  id: Id,
  name: LocalisedSchema,
  text: LocalisedSchema,
  indicators: Type.Array(Id),
  /** The course that teaches it. */
  course: Id,
  sources: Type.Array(Type.Object({ citation: Type.String(), url: Nullable(Type.String()) })),
});

const GoalChoice = Type.Object({
  ...Told,
  kind: OneOf(['choice', 'volume', 'profile']),
  /** The goal would start from here. */
  own: Type.Unsafe<Extract<Estimate, { readonly value: number }>>({
    type: 'object',
    required: ['value', 'low', 'high', 'numerator', 'denominator'],
  }),
  /** The achievable benchmark where it is better than the own value; `null` where only the doctor can set the target. */
  defaultTarget: Nullable(Type.Number()),
  /** Whether the doctor works towards it already. */
  isGoal: Type.Boolean(),
});

const GoalParams = Type.Object({ goalId: Id });
const Part = Type.String({ maxLength: LONGEST_NOTE });

/** What is written in a note so far, and the version that it begins from. */
export const NoteText = Type.Object({
  version: Version,
  plan: Part,
  did: Part,
  study: Part,
  act: Part,
  decision: Nullable(OneOf(PDSA_DECISIONS)),
});

const read = {
  method: 'GET',
  policy: 'canKeepOwnGoals',
  kind: 'json',
  status: 200,
  params: Nothing,
  query: Nothing,
  body: Nothing,
} as const;

const write = { ...read, method: 'POST', response: GoalDetail } as const;

export const goalOperations = {
  listGoals: operation({
    ...read,
    path: '/api/goals',
    summary: 'My goals with how they stand: those I work towards first, then the others',
    response: Type.Object({ today: PlainDay, goals: Type.Array(GoalEntry) }),
  }),
  readGoalChoices: operation({
    ...read,
    path: '/api/goal-choices',
    summary: 'What I can take as a goal, from where it would start, and the two with the most to gain',
    response: Type.Object({
      today: PlainDay,
      /** The period of the figures; `null` without any. */
      period: Nullable(Span),
      /** Without a list, choices alone can be goals. */
      hasList: Type.Boolean(),
      choices: Type.Array(GoalChoice),
      proposals: Type.Array(
        Type.Object({
          indicator: Id,
          against: OneOf(['benchmark', 'expected']),
          yardstick: Type.Number(),
          /** Prescriptions in the report's period between the own value and the yardstick. */
          prescriptions: Type.Integer(),
        }),
      ),
    }),
  }),
  listMeasures: operation({
    ...read,
    path: '/api/measures',
    summary: 'The catalogue of what a doctor can do differently',
    response: Type.Object({ measures: Type.Array(PracticeMeasureView) }),
  }),
  readGoal: operation({
    ...read,
    path: '/api/goals/:goalId',
    summary: 'One of my goals, its indicator over time, my notes and what the goal was before',
    params: GoalParams,
    response: GoalDetail,
  }),
  setGoal: operation({
    ...write,
    path: '/api/goals',
    summary: 'Take an indicator as my goal; the figure that it starts from is frozen',
    body: Type.Object({ indicator: Id, target: Target, by: PlainDay, measures: MeasuresInUse }),
  }),
  changeGoal: operation({
    ...write,
    method: 'PUT',
    path: '/api/goals/:goalId',
    summary: 'Change target, date or measures of a goal that I work towards',
    params: GoalParams,
    body: Type.Object({ version: Version, target: Target, by: PlainDay, measures: MeasuresInUse }),
  }),
  closeGoal: operation({
    ...write,
    path: '/api/goals/:goalId/close',
    summary: 'Sum a goal up, or give it up; it stays in my list',
    params: GoalParams,
    body: Type.Object({ version: Version, as: OneOf(['ended', 'dropped']) }),
  }),
  startNote: operation({
    ...write,
    path: '/api/goals/:goalId/notes',
    summary: 'Begin the next turn of plan, do, study and act',
    params: GoalParams,
    response: PdsaNoteView,
  }),
  saveNote: operation({
    ...write,
    method: 'PUT',
    path: '/api/goal-notes/:noteId',
    summary: 'Store what I have written so far; a decision ends the turn',
    params: Type.Object({ noteId: Id }),
    body: NoteText,
    response: PdsaNoteView,
  }),
} as const;
