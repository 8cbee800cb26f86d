import { loadContent } from '@smalspor/content/loading';
import type { InputOf, OutputOf } from '@smalspor/contract/operations';
import type { UseCases } from '@smalspor/contract/use-cases';
import { type Actor, canKeepGoals } from '@smalspor/domain/access';
import {
  canBeGoal,
  defaultTarget,
  faultsOfSaving,
  goalFaults,
  goalProgress,
  pdsaStage,
  proposeGoals,
} from '@smalspor/domain/goals';
import { Refusal } from '@smalspor/domain/refusal';
import { exampleInput } from '@smalspor/domain/report-examples';
import {
  buildIndividualReport,
  type IndicatorInput,
  reportTexts,
  styleOfValues,
  trendBlock,
  unitOf,
} from '@smalspor/domain/reports';
import { inEachLanguage } from '@smalspor/domain/texts';
import type { PlainDate } from '@smalspor/domain/time';
import { exampleGoal, type FakeGoal, OWNER, SPAN, TODAY } from './fake-goal.ts';

type Detail = OutputOf<'readGoal'>;
type GoalUseCases = Pick<
  UseCases,
  | 'listGoals'
  | 'readGoalChoices'
  | 'listMeasures'
  | 'readGoal'
  | 'setGoal'
  | 'changeGoal'
  | 'closeGoal'
  | 'startNote'
  | 'saveNote'
>;

const { indicators, measures, messages } = loadContent();

function toldOf({ definition, own, benchmark }: IndicatorInput, target: number | null) {
  return {
    indicator: definition.id,
    name: inEachLanguage((language) => definition.texts[language].short),
    unit: unitOf(definition, reportTexts(messages)),
    direction: definition.direction,
    ...styleOfValues(definition.scale, [own.estimate.value, benchmark?.value ?? null, target]),
  };
}

const refuse = (fault: string) => new Refusal('goal-refused', fault, { facts: { fault } });
const changedMeanwhile = () => new Refusal('changed-meanwhile', 'Another window was first.');

/** Goals in memory: Anne has one that is under way, with a note; whoever else has a report begins with none. */
export function createFakeGoals(): GoalUseCases {
  const inPractice = indicators.filter(({ setting }) => setting === 'general-practice');
  const inputs = exampleInput('typical', inPractice)
    .indicators.filter(({ definition, own }) => canBeGoal(definition, true) && own.estimate.value !== null)
    // A goal is one's own: others' lines are not drawn.
    .map((input) => ({ ...input, trend: input.trend.map((point) => ({ ...point, comparators: {} })) }));
  const report = buildIndividualReport(exampleInput('typical', inPractice), messages);
  const proposed = proposeGoals(report, indicators).map(
    ({ indicator, against, yardstick, prescriptions }) => ({ indicator, against, yardstick, prescriptions }),
  );
  const goals: FakeGoal[] = [exampleGoal(indicators)];
  const inputOf = (indicator: string): IndicatorInput => {
    const found = inputs.find(({ definition }) => definition.id === indicator);
    if (!found) throw refuse('no-figure');
    return found;
  };
  const goalsOf = (actor: Actor) => goals.filter(({ hpr }) => canKeepGoals(actor, { userId: null, hpr }));
  const find = (actor: Actor, goalId: string): FakeGoal => {
    const found = goalsOf(actor).find(({ goal }) => goal.id === goalId);
    if (!found) throw new Refusal('not-found', 'There is no such goal.');
    return found;
  };
  const tell = ({ goal }: FakeGoal): Detail['goal'] => {
    const { indicatorVersion, ...kept } = goal;
    const input = inputOf(goal.indicator);
    const { estimate } = input.own;
    const latest = { figure: input.own, version: indicatorVersion, period: SPAN };
    return {
      ...kept,
      measures: [...goal.measures],
      ...toldOf(input, goal.target),
      now:
        estimate.value === null
          ? null
          : { value: estimate.value, low: estimate.low, high: estimate.high, period: SPAN },
      progress: goalProgress(goal, input.definition, latest, TODAY),
    };
  };
  const detail = (fake: FakeGoal): Detail => ({
    today: TODAY,
    goal: tell(fake),
    trend: trendBlock(inputOf(fake.goal.indicator), [], reportTexts(messages)),
    notes: fake.notes,
    changes: fake.changes,
  });
  const note = (fake: FakeGoal, change: Detail['changes'][number]['change']): void => {
    const { target, by, measures: inUse } = fake.goal;
    fake.changes.push({ change, at: new Date().toISOString(), target, by, measures: [...inUse] });
  };
  const demandFaultless = (goal: FakeGoal['goal'], today: PlainDate): void => {
    const [fault] = goalFaults(goal, inputOf(goal.indicator).definition, today);
    if (fault) throw refuse(fault);
  };

  const setGoal = async (actor: Actor, input: InputOf<'setGoal'>): Promise<Detail> => {
    const { definition, own } = inputOf(input.indicator);
    const active = goalsOf(actor).filter(({ goal }) => goal.state === 'active');
    if (active.some(({ goal }) => goal.indicator === input.indicator)) throw refuse('already-a-goal');
    if (own.estimate.value === null || actor.hpr === null) throw refuse('no-figure');
    const { value, low, high, numerator, denominator } = own.estimate;
    const baseline = { release: '2021-01', period: SPAN, value, low, high, numerator, denominator };
    const kept = { id: crypto.randomUUID(), indicatorVersion: definition.version, setOn: TODAY };
    const goal = { ...input, ...kept, baseline, state: 'active', closedOn: null, version: 1 } as const;
    demandFaultless(goal, TODAY);
    const fake: FakeGoal = { hpr: actor.hpr, goal, notes: [], changes: [] };
    goals.unshift(fake);
    note(fake, 'set');
    return detail(fake);
  };

  return {
    listGoals: async (actor) => ({ today: TODAY, goals: goalsOf(actor).map(tell) }),
    listMeasures: async () => ({
      measures: measures.map((each) => ({
        ...each,
        indicators: [...each.indicators],
        sources: [...each.sources],
      })),
    }),
    readGoalChoices: async (actor) => {
      const hasFigures = actor.hpr === OWNER;
      const taken = goalsOf(actor).filter(({ goal }) => goal.state === 'active');
      const choices = (hasFigures ? inputs : []).flatMap((input) => {
        const { definition, own, benchmark } = input;
        if (own.estimate.value === null) return [];
        const isGoal = taken.some(({ goal }) => goal.indicator === definition.id);
        const target = defaultTarget(definition, own.estimate.value, benchmark?.value ?? null);
        const { kind } = definition;
        const rounded = target === null ? null : Math.round(target);
        return [{ ...toldOf(input, null), kind, own: own.estimate, defaultTarget: rounded, isGoal }];
      });
      const proposals = proposed.filter(({ indicator }) =>
        choices.some((one) => one.indicator === indicator && !one.isGoal),
      );
      return { today: TODAY, period: hasFigures ? SPAN : null, hasList: hasFigures, choices, proposals };
    },
    readGoal: async (actor, { goalId }) => detail(find(actor, goalId)),
    setGoal,
    changeGoal: async (actor, { goalId, version, target, by, measures: inUse }) => {
      const fake = find(actor, goalId);
      if (fake.goal.version !== version) throw changedMeanwhile();
      const goal = { ...fake.goal, target, by, measures: inUse, version: version + 1 };
      demandFaultless(goal, by === fake.goal.by ? goal.setOn : TODAY);
      fake.goal = goal;
      note(fake, 'changed');
      return detail(fake);
    },
    closeGoal: async (actor, { goalId, version, as }) => {
      const fake = find(actor, goalId);
      if (fake.goal.version !== version) throw changedMeanwhile();
      fake.goal = { ...fake.goal, state: as, closedOn: TODAY, version: version + 1 };
      note(fake, as);
      return detail(fake);
    },
    startNote: async (actor, { goalId }) => {
      const fake = find(actor, goalId);
      const last = fake.notes.at(-1);
      if (last && pdsaStage({ ...last, goal: goalId }) !== 'done') {
        throw new Refusal('move-refused', 'Finish the open turn first.');
      }
      const begun = {
        id: crypto.randomUUID(),
        turn: (last?.turn ?? 0) + 1,
        startedOn: TODAY,
        plan: '',
        did: '',
        study: '',
        act: '',
        decision: null,
        version: 1,
        savedAt: new Date().toISOString(),
      };
      fake.notes.push(begun);
      return begun;
    },
    saveNote: async (actor, { noteId, version, ...written }) => {
      const fake = goalsOf(actor).find(({ notes }) => notes.some(({ id }) => id === noteId));
      const stored = fake?.notes.find(({ id }) => id === noteId);
      if (!fake || !stored) throw new Refusal('not-found', 'There is no such note.');
      if (stored.version !== version) throw changedMeanwhile();
      const saved = { ...stored, ...written, version: version + 1, savedAt: new Date().toISOString() };
      const [fault] = faultsOfSaving({ ...saved, goal: fake.goal.id });
      if (fault) throw refuse(fault);
      fake.notes = fake.notes.map((each) => (each.id === noteId ? saved : each));
      return saved;
    },
  };
}
