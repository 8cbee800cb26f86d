import type { InputOf } from '@smalspor/contract/operations';
import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { insertGoal } from '@smalspor/database/goals';
import { once } from '@smalspor/database/idempotency';
import { type Actor, ownScope } from '@smalspor/domain/access';
import { canBeGoal, type Goal, goalFaults, type MeasureInUse } from '@smalspor/domain/goals';
import type { IndicatorDefinition } from '@smalspor/domain/indicators';
import { Refusal } from '@smalspor/domain/refusal';
import { norwegianDateOf, type PlainDate } from '@smalspor/domain/time';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { readOwnFigures } from './own-figures.ts';
import { goalDetail } from './read-goal.ts';

/** @throws Refusal `goal-refused` with the first fault; the page shows all of them before anything is sent */
export function refuseFaults(
  goal: Goal,
  definition: Pick<IndicatorDefinition, 'direction' | 'scale'>,
  today: PlainDate,
): void {
  const [fault] = goalFaults(goal, definition, today);
  if (fault === undefined) return;
  throw new Refusal('goal-refused', `The goal cannot be kept: ${fault.replaceAll('-', ' ')}.`, {
    facts: { fault },
  });
}

/** Measures as they are kept: those of the catalogue, and nothing else that a client may have sent along. */
export function knownMeasures(
  { content }: House,
  measures: readonly MeasureInUse[],
): readonly MeasureInUse[] {
  const known = new Set(content.measures.map(({ id }) => id));
  if (measures.some(({ measure }) => !known.has(measure))) {
    throw new Refusal('goal-refused', 'The catalogue has no such measure: choose one of those it has.', {
      facts: { fault: 'measure-unknown' },
    });
  }
  return measures.map(({ measure, from, to }) => ({ measure, from, to }));
}

/** A goal as it would be kept, its baseline read from the served release. */
async function newGoal(house: House, actor: Actor, input: InputOf<'setGoal'>): Promise<Goal> {
  const definition = house.content.indicators.find(({ id }) => id === input.indicator);
  const figures = definition ? await readOwnFigures(house, actor, [definition.id]) : null;
  const own = definition && figures?.figure(definition).estimate;
  if (!definition || !figures || !own || own.value === null || !canBeGoal(definition, figures.hasList)) {
    throw new Refusal(
      'goal-refused',
      'There is no figure of yours that a goal could start from: choose another indicator.',
      { facts: { fault: 'no-figure' } },
    );
  }
  const { value, low, high, numerator, denominator } = own;
  const today = norwegianDateOf(house.now());
  const goal: Goal = {
    id: house.newId(),
    indicator: definition.id,
    indicatorVersion: definition.version,
    baseline: {
      release: figures.reader.manifest.id,
      period: figures.span,
      value,
      low,
      high,
      numerator,
      denominator,
    },
    target: input.target,
    setOn: today,
    by: input.by,
    measures: knownMeasures(house, input.measures),
  };
  refuseFaults(goal, definition, today);
  return goal;
}

/** Takes an indicator as the doctor's own goal. The figure that it starts from is frozen with its period. */
export const setGoal: UnboundUseCase<House, 'setGoal'> = (house, actor, input, call) => {
  const act = { act: 'set-goal', objectKind: 'goal', requestId: call.requestId };
  return auditRefusal(house, actor, { ...act, objectId: null }, async () => {
    const { value: goalId } = await once(
      house.db,
      writeRequest(house, actor, 'setGoal', input, call),
      async (trx) => {
        const goal = await newGoal(house, actor, input);
        if (!(await insertGoal(trx, ownScope(actor), goal, house.now()))) {
          throw new Refusal('goal-refused', 'This indicator is a goal of yours already: change that one.', {
            facts: { fault: 'already-a-goal' },
          });
        }
        await appendAudit(trx, auditEntry(house, actor, { ...act, objectId: goal.id }));
        return goal.id;
      },
    );
    return goalDetail(house, actor, goalId);
  });
};
