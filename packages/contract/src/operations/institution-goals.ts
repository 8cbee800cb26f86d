import type { InstitutionBaseline } from '@smalspor/domain/goals';
import { Type } from 'typebox';
import { GoalChange, MeasureInUse, NoteText, PdsaNoteView, PracticeMeasureView, Target } from './goals.ts';
import { operation } from './operation.ts';
import { Id, LocalisedSchema, MonthText, Nothing, Nullable, OneOf, PlainDay } from './schemas.ts';
import { OrganisationParams } from './teaching.ts';

const Version = Type.Integer({ minimum: 1 });
const Year = Type.Integer({ minimum: 2016, maximum: 2100 });
const MeasuresInUse = Type.Array(MeasureInUse, { maxItems: 20 });
const State = OneOf(['active', 'ended', 'dropped']);

/** What an indicator is called here and how its values are written. */
const Told = {
  indicator: Id,
  name: LocalisedSchema,
  unit: LocalisedSchema,
  scale: OneOf(['percent', 'rate']),
  decimals: Type.Integer({ minimum: 0, maximum: 3 }),
  direction: OneOf(['higher', 'lower', 'none']),
};

export const InstitutionGoalView = Type.Object({
  ...Told,
  id: Id,
  year: Year,
  version: Version,
  state: State,
  closedOn: Nullable(PlainDay),
  baseline: Type.Unsafe<InstitutionBaseline>({ type: 'object', required: ['release', 'period', 'value'] }),
  target: Type.Number(),
  setOn: PlainDay,
  by: PlainDay,
  measures: MeasuresInUse,
  notes: Type.Array(PdsaNoteView),
  /** Oldest first. */
  changes: Type.Array(Type.Object({ ...GoalChange.properties, writer: Nullable(Type.String()) })),
});

export const InstitutionGoals = Type.Object({
  organisation: Type.String(),
  name: Nullable(Type.String()),
  today: PlainDay,
  /** The newest year first. */
  goals: Type.Array(InstitutionGoalView),
  /** What can be a goal. */
  indicators: Type.Array(
    Type.Object({
      ...Told,
      /** Where the institution stands by the served release; `null`: none tells it, and the institution says it itself. */
      released: Nullable(
        Type.Object({ release: Type.String(), from: MonthText, to: MonthText, value: Type.Number() }),
      ),
    }),
  ),
  /** What can be done for one. */
  measures: Type.Array(Type.Object({ ...PracticeMeasureView.properties, lesson: Id, tool: Nullable(Id) })),
});

const GoalParams = Type.Object({ ...OrganisationParams.properties, goalId: Id });
const shared = {
  method: 'POST',
  policy: 'canKeepSomeInstitutionWork',
  kind: 'json',
  status: 200,
  params: OrganisationParams,
  query: Nothing,
  body: Nothing,
  response: InstitutionGoals,
} as const;

export const institutionGoalOperations = {
  readInstitutionGoals: operation({
    ...shared,
    method: 'GET',
    path: '/api/institutions/:organisation/goals',
    summary: 'My institution’s goals by year, with notes and what they were before, and what can be chosen',
  }),
  setInstitutionGoal: operation({
    ...shared,
    path: '/api/institutions/:organisation/goals',
    summary: 'Set my institution’s goal for a year; where it starts is frozen',
    body: Type.Object({
      year: Year,
      indicator: Id,
      /** The institution’s own statement; it counts only where the served release tells no figure. */
      baseline: Nullable(Type.Object({ value: Target, from: MonthText, to: MonthText })),
      target: Target,
      by: PlainDay,
      measures: MeasuresInUse,
    }),
  }),
  changeInstitutionGoal: operation({
    ...shared,
    method: 'PUT',
    path: '/api/institutions/:organisation/goals/:goalId',
    summary: 'Change target, date or measures of a goal that we work towards',
    params: GoalParams,
    body: Type.Object({ version: Version, target: Target, by: PlainDay, measures: MeasuresInUse }),
  }),
  closeInstitutionGoal: operation({
    ...shared,
    path: '/api/institutions/:organisation/goals/:goalId/close',
    summary: 'Sum a goal up, or give it up; it stays in the list',
    params: GoalParams,
    body: Type.Object({ version: Version, as: OneOf(['ended', 'dropped']) }),
  }),
  startInstitutionNote: operation({
    ...shared,
    path: '/api/institutions/:organisation/goals/:goalId/notes',
    summary: 'Begin the next turn of plan, do, study and act',
    params: GoalParams,
    response: PdsaNoteView,
  }),
  saveInstitutionNote: operation({
    ...shared,
    method: 'PUT',
    path: '/api/institutions/:organisation/goal-notes/:noteId',
    summary: 'Store what we have written so far; a decision ends the turn',
    params: Type.Object({ ...OrganisationParams.properties, noteId: Id }),
    body: NoteText,
    response: PdsaNoteView,
  }),
} as const;
